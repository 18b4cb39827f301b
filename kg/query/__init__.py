"""Named questions a reader of the news would ask, one `.rq` file each; its header comment is its help."""

from __future__ import annotations

from kg.query.ask import ask
from kg.query.nothing import nothing_found
from kg.query.question import Parameter, Question, question, questions
from kg.query.undated import undated

__all__ = ["Parameter", "Question", "ask", "nothing_found", "question", "questions", "undated"]
