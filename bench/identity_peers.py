"""Splink and recordlinkage on the same records: run by an interpreter that has them.

Run: PYTHON bench/identity_peers.py splink|recordlinkage SET FILE.csv - where the file has a column
`id` and a column `person` (the truth, used for the figures only). Prints one JSON document:
versions, seconds by step, and precision, recall and F1 of the pairs at each threshold.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import pandas as pd

THRESHOLDS = (0.5, 0.9, 0.95, 0.99, 0.999, 0.9999)


class Clock:
    """Wall and CPU seconds of each step."""

    def __init__(self) -> None:
        self.steps: dict[str, tuple[float, float]] = {}

    def step(self, name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it gives
        """Do the work and note how long it took."""
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        taken = time.perf_counter() - wall, time.process_time() - cpu
        self.steps[name] = (round(taken[0], 3), round(taken[1], 3))
        return result


def truth_pairs(people: pd.Series) -> int:
    """Return how many pairs of records are one person's."""
    sizes = people.value_counts()
    return int((sizes * (sizes - 1) // 2).sum())


def figures(right: int, found: int, true: int) -> dict[str, float]:
    """Return precision, recall and F1."""
    precision, recall = right / found if found else 1.0, right / true if true else 1.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def of_pairs(left: pd.Series, right: pd.Series, people: pd.Series) -> dict[str, float]:
    """Judge links, given as ids of both sides."""
    same = people.loc[left].to_numpy() == people.loc[right].to_numpy()
    return figures(int(same.sum()), len(same), truth_pairs(people))


def of_clusters(ids: pd.Series, clusters: pd.Series, people: pd.Series) -> dict[str, float]:
    """Judge the pairs inside clusters."""
    frame = pd.DataFrame({"cluster": clusters.to_numpy(), "person": people.loc[ids].to_numpy()})
    both = frame.groupby(["cluster", "person"]).size()
    each = frame.groupby("cluster").size()
    right = int((both * (both - 1) // 2).sum())
    return figures(right, int((each * (each - 1) // 2).sum()), truth_pairs(people))


# --- Splink ----------------------------------------------------------------------------------


def splink_settings(name: str, columns: list[str]) -> Any:  # noqa: ANN401 - Splink has no types here
    """Return comparisons and blocking rules as Splink's own examples have them for such fields."""
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    tf = {"term_frequency_adjustments": True}
    known = {
        "first_name": cl.ForenameSurnameComparison(
            "first_name", "surname", forename_surname_concat_col_name="name"
        ),
        "dob": cl.DateOfBirthComparison("dob", input_is_string=True),
        "city": cl.ExactMatch("city").configure(**tf),
        "email": cl.EmailComparison("email"),
        "phone": cl.LevenshteinAtThresholds("phone", [1]),
        "employer": cl.JaroWinklerAtThresholds("employer", [0.9]).configure(**tf),
        "address_1": cl.JaroWinklerAtThresholds("address_1", [0.9]),
        "suburb": cl.JaroWinklerAtThresholds("suburb", [0.9]).configure(**tf),
        "postcode": cl.LevenshteinAtThresholds("postcode", [1, 2]).configure(**tf),
        "soc_sec_id": cl.LevenshteinAtThresholds("soc_sec_id", [1, 2]),
    }
    rules = {
        "febrl": [("soc_sec_id",), ("first_name", "surname"), ("surname", "dob"),
                  ("first_name", "dob"), ("surname", "postcode"), ("first_name", "postcode"),
                  ("address_1", "suburb")],
        "fake": [("first_name", "surname"), ("surname", "dob"), ("first_name", "dob"),
                 ("dob", "city"), ("email",), ("first_name", "city"), ("surname", "city")],
        "big": [("first_name", "surname"), ("surname", "dob"), ("first_name", "dob"), ("email",),
                ("phone",), ("surname", "city", "employer")],
    }  # fmt: skip
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[known[column] for column in columns if column in known],
        blocking_rules_to_generate_predictions=[
            block_on(*rule) for rule in rules.get(name, rules["big"])
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )


DETERMINISTIC = {
    "febrl": ("l.soc_sec_id = r.soc_sec_id", 0.8),
    "fake": ("l.first_name = r.first_name and levenshtein(r.dob, l.dob) <= 1", 0.7),
    "big": ("l.email = r.email", 0.35),
    "multi": ("l.first_name = r.first_name and l.surname = r.surname", 0.3),
}
TRAINING = {
    "febrl": [("soc_sec_id",), ("first_name", "surname")],
    "fake": [("first_name", "surname"), ("dob",), ("email",)],
    "big": [("first_name", "surname"), ("dob",), ("email",)],
    "multi": [("first_name", "surname"), ("phone",), ("employer", "surname")],
}


def run_splink(name: str, frame: pd.DataFrame, people: pd.Series) -> dict[str, Any]:
    """Train and predict as Splink's tutorial does, then cluster at each threshold."""
    import duckdb
    import splink
    from splink import Linker, block_on
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    clock = Clock()
    columns = [column for column in frame.columns if column not in {"id", "person"}]
    connection = duckdb.connect()
    connection.execute("SET threads TO 2")
    data = frame.drop(columns="person")
    data["name"] = data["first_name"] + " " + data["surname"]
    linker = clock.step("load", lambda: Linker(
        DuckDBAPI(connection).register(data), splink_settings(name, columns), log_level=None,
    ))  # fmt: skip
    rule, recall = DETERMINISTIC[name]

    def train() -> None:
        training = linker.training
        training.estimate_probability_two_random_records_match([rule], recall=recall)
        training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
        for columns in TRAINING[name]:
            training.estimate_parameters_using_expectation_maximisation(block_on(*columns))

    clock.step("train", train)
    links = clock.step("predict", lambda: linker.inference.predict(threshold_match_probability=0.5))
    table = links.as_pandas_dataframe()
    result: dict[str, Any] = {
        "versions": {"splink": splink.__version__, "duckdb": duckdb.__version__}
    }
    result["links"], result["clusters"] = {}, {}
    for threshold in THRESHOLDS:
        sure = table[table["match_probability"] >= threshold]
        result["links"][threshold] = of_pairs(sure["id_l"], sure["id_r"], people)
        groups = clock.step(
            f"cluster {threshold}",
            lambda at=threshold: linker.clustering.cluster_pairwise_predictions_at_threshold(
                links, at
            ).as_pandas_dataframe(),
        )
        result["clusters"][threshold] = of_clusters(groups["id"], groups["cluster_id"], people)
    return result | {"seconds": clock.steps, "pairs": len(table)}


# --- recordlinkage ---------------------------------------------------------------------------


def run_recordlinkage(name: str, frame: pd.DataFrame, people: pd.Series) -> dict[str, Any]:
    """Index, compare and classify as recordlinkage's own example for FEBRL does.

    Beside the example's rule (a sum of agreements above a threshold) its unsupervised classifier.
    """
    import recordlinkage

    clock = Clock()
    data = frame.set_index("id").drop(columns="person")
    pairs = clock.step("index", lambda: candidate_links(name, data))
    vectors = clock.step("compare", lambda: comparer(name).compute(pairs, data))
    result: dict[str, Any] = {
        "versions": {"recordlinkage": recordlinkage.__version__},
        "links": {},
        "pairs": len(vectors),
    }
    for least in (2, 3, 4, 5):
        chosen = vectors[vectors.sum(axis=1) > least].index
        result["links"][f"sum > {least}"] = of_index(chosen, people)
    ecm = recordlinkage.ECMClassifier(binarize=0.8)
    chosen = clock.step("ecm", lambda: ecm.fit_predict(vectors))
    result["links"]["ecm"] = of_index(chosen, people)
    return result | {"seconds": clock.steps}


def of_index(chosen: pd.MultiIndex, people: pd.Series) -> dict[str, float]:
    """Judge the pairs of an index."""
    left = pd.Series(chosen.get_level_values(0))
    return of_pairs(left, pd.Series(chosen.get_level_values(1)), people)


def candidate_links(name: str, data: pd.DataFrame) -> pd.MultiIndex:
    """Return the pairs to compare: the example's block, and others so that none is handicapped."""
    import recordlinkage

    index = recordlinkage.Index()
    blocks = {
        "febrl": ["first_name", "surname", "dob", "soc_sec_id"],
        "fake": ["first_name", "surname", "dob", "email"],
        "big": [["first_name", "surname"], ["surname", "dob"], "email", "phone"],
    }
    for block in blocks.get(name, blocks["big"]):
        index.block(block)
    return index.index(data)


def comparer(name: str) -> Any:  # noqa: ANN401 - recordlinkage has no types
    """Return the comparison of the fields."""
    import recordlinkage

    compare = recordlinkage.Compare()
    texts = {
        "febrl": ("first_name", "surname", "address_1", "suburb"),
        "fake": ("first_name", "surname", "email"),
        "big": ("first_name", "surname", "email", "employer"),
    }
    exact = {"febrl": ("dob", "postcode", "state", "soc_sec_id"), "fake": ("dob", "city"),
             "big": ("dob", "city", "phone")}  # fmt: skip
    for column in texts.get(name, texts["big"]):
        compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
    for column in exact.get(name, exact["big"]):
        compare.exact(column, column, label=column)
    return compare


def main(peer: str, name: str, path: str) -> None:
    """Run one peer over one set and print its figures."""
    warnings.simplefilter("ignore")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False).replace("", None)
    people = pd.Series(frame["person"].to_numpy(), index=frame["id"])
    run = {"splink": run_splink, "recordlinkage": run_recordlinkage}[peer]
    print(json.dumps(run(name, frame, people)))


if __name__ == "__main__":
    main(*sys.argv[1:4])
