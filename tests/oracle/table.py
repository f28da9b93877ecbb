"""In which of all completions does a condition hold? A truth table in one Python integer, one bit per completion.

The unknown facts are the digits of a mixed-radix number, and bit `n` of a table stands for the completion whose digits are those of
`n`. AND, OR and NOT of tables are then AND, OR and NOT over every completion at once: brute force, without a loop.
"""

from __future__ import annotations

from vocabulary import Cube

SMALL = 4096


class Table:
    """All combinations of values of some facts. `known` has the bits of the values each fact may have."""

    _patterns: dict[tuple[int, int, int, int], int] = {}

    def __init__(self, known: list[int], facts: list[int], above: list[int]) -> None:
        """`facts` span the completions. `above` are true-or-false facts known to be false, tabulated also as true: they are the
        highest digits, so the completions proper are the lowest bits."""
        self.stride: dict[int, int] = {}
        self.size = 1
        for fact in facts:
            if known[fact].bit_count() > 1:
                self.stride[fact] = self.size
                self.size *= known[fact].bit_count()
        self.completions = self.size
        self.open = list(self.stride)
        for fact in above:
            self.stride[fact] = self.size
            self.size *= 2
            known = [*known[:fact], 3, *known[fact + 1:]]
        self.values = known
        self.all = (1 << self.size) - 1
        self.real = (1 << self.completions) - 1

    def where(self, fact: int, allowed: int) -> int:
        """The completions in which the fact has one of the allowed values."""
        values = self.values[fact]
        if not (hit := values & allowed):
            return 0
        if hit == values:
            return self.all
        digits = digit = 0
        while values:
            low = values & -values
            if hit & low:
                digits |= 1 << digit
            values ^= low
            digit += 1
        return self._pattern(self.stride[fact], digit, digits)

    def holds(self, cube: Cube) -> int:
        """The completions in which every fact of the condition has one of its values."""
        found = self.all
        for fact, allowed in cube.items():
            values = self.values[fact]
            if not values & allowed:
                return 0
            if values & ~allowed:
                found &= self.where(fact, allowed)
        return found

    def raised(self, table: int, facts: list[int]) -> int:
        """The completions from which setting some of these facts, if false, to true leads into the table; its own among them."""
        for fact in facts:
            if fact in self.stride:
                table |= (table >> self.stride[fact]) & self.where(fact, 1)
        return table

    def matters(self, fact: int, table: int) -> bool:
        """Is there a completion in the table and another that differs from it in this fact alone and is not?"""
        stride, radix = self.stride[fact], self.values[fact].bit_count()
        # The values of a fact all agree iff each agrees with the next.
        lower = self._pattern(stride, radix, (1 << (radix - 1)) - 1)
        return ((table >> stride) ^ table) & lower & self.real != 0

    def _pattern(self, stride: int, radix: int, digits: int) -> int:
        """The table of "this digit is one of these"."""
        key = (self.size, stride, radix, digits)
        if (found := self._patterns.get(key)) is not None:
            return found
        block, at = 0, 0
        ones = (1 << stride) - 1
        while digits >> at:
            if digits >> at & 1:
                block |= ones << (at * stride)
            at += 1
        width = stride * radix
        while width * 2 <= self.size:
            block |= block << width
            width *= 2
        # Both copies keep step, for the rest is a whole number of periods.
        block |= block << (self.size - width)
        if self.size <= SMALL:
            self._patterns[key] = block
        return block
