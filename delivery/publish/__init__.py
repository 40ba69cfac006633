"""Publishing: admission, the change of dist/, and the summary."""
