"""The servers of a KafkaStack."""
