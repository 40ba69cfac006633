"""From a render to dist/: admission, publishing, and the summary."""
