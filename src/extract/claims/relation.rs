//! Which claims repeat, back or dispute each other.
