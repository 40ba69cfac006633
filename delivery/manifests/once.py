"""Answers that several ask for, and that are found only once."""

from collections.abc import Callable
from typing import Any, Self, TypeVar

Answer = TypeVar("Answer")


class Once:
    """Base of what others ask questions about. The answers live as long as it does."""

    def once(self, question: Callable[[Self], Answer]) -> Answer:
        """The answer to a question about this object. The question itself is the key: it is asked only once."""
        answers: dict[Any, Any] = self.__dict__.setdefault("_answers", {})
        if question not in answers:
            answers[question] = question(self)
        found: Answer = answers[question]
        return found
