"""One platform that uses everything which a platform can say."""
