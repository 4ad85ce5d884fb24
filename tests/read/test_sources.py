"""What is named for reading."""

from goodoffices.read.sources import find_sources, short_names


def test_a_file_of_data_is_no_report(tmp_path):
    """A conflict file named among reports is told apart, with where it goes; the report beside it is read."""
    (tmp_path / "conflict.yaml").write_text("title: A row\n")
    (tmp_path / "report.txt").write_text("Oslo offers to mediate.")
    found = find_sources([tmp_path / "conflict.yaml", tmp_path / "report.txt"])
    assert [one.path for one in found.sources] == [str(tmp_path / "report.txt")]
    (problem,) = found.problems
    assert problem.where.endswith("conflict.yaml")
    assert "not a report" in problem.what
    assert "solve or outlook" in problem.hint


def test_names_are_the_shortest_ends_of_their_paths():
    """Thousands of them are found as fast as a few; reports of one file keep its name."""
    found = short_names(["/a/x.txt", "/b/x.txt", "/a/y.csv#1", "-", "-#2", "https://a.example/news/story"])
    assert list(found.values()) == ["a/x.txt", "b/x.txt", "y.csv#1", "stdin", "stdin#2", "story"]
    assert list(short_names(["https://a.example/news/1234", "/a/7"]).values()) == ["news/1234", "a/7"]
    rows, twins = (
        ["http://a.example/x.csv#1", "http://a.example/x.csv#2"],
        ["http://a.example/x", "https://a.example/x"],
    )
    assert list(short_names(rows).values()) == ["x.csv#1", "x.csv#2"]
    assert list(short_names(twins).values()) == ["a.example/x", "a.example/x (2)"]
    assert len(set(short_names(f"/a/table.csv#{n}" for n in range(5000)).values())) == 5000
