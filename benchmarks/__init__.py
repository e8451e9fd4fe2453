"""What the program costs, beside what a user would pick instead or the physical floor, on the same data and run.

    uv run python -m benchmarks [NAME ...] [--json FILE]

Each module offers rows(), which yields measured rows; nothing in the tests asserts a time.
"""
