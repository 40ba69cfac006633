"""Checks of what authors write. Each yields violations, and none raises."""
