"""What is named for reading."""

from goodoffices.read.sources import find_sources


def test_a_file_of_data_is_no_report(tmp_path):
    """Coded statements named among reports are told apart, with where they go; the report beside them is read."""
    (tmp_path / "coded.jsonl").write_text('{"move": "offer"}\n')
    (tmp_path / "report.txt").write_text("Oslo offers to mediate.")
    found = find_sources([tmp_path / "coded.jsonl", tmp_path / "report.txt"])
    assert [one.path for one in found.sources] == [str(tmp_path / "report.txt")]
    (problem,) = found.problems
    assert problem.where.endswith("coded.jsonl")
    assert "not a report" in problem.what
    assert "--statements" in problem.hint
