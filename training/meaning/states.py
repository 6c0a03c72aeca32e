"""Runs the frozen part of the encoder once over all windows and keeps what the branch takes."""
import os
import pickle

import numpy as np
import torch

import data
from branch import ROLES, WORDS
from evaluate import OUTPUTS, Onnx

#: Outputs of the branch, beside the word states; `cue` and `attribution` take the place of the encoder's own.
BRANCH = [*WORDS, *("attribution" if k == "cue" else k + "Roles" for k in ROLES)]
#: What the encoder's own word states are called once the branch's have their name.
TRUNK = "trunkStates"


def lower_of(layers):
    """The tensor of the encoder that a branch of so many layers begins on: its piece states after the layers below."""
    return "/trunk/layers.%d/norm2/LayerNormalization_output_0" % (5 - layers) if layers < 6 else "/trunk/norm/LayerNormalization_output_0"


def bare(graph):
    """Takes a branch that was written in before out of the graph; `states` is the encoder's own again. What the branch's attributions
    have once replaced is gone for good."""
    inner = {name for node in graph.node if not node.name.startswith("meaning/") for name in node.output}
    replaced = {"cue", "attribution"} & inner
    for field in (graph.node, graph.initializer, graph.output):
        kept = [one for one in field if not one.name.startswith("meaning/") and (one.name not in BRANCH or one.name in replaced)]
        del field[:]
        field.extend(kept)
    for node in graph.node:
        for field in (node.input, node.output):
            for k, name in enumerate(field):
                if name == TRUNK:
                    field[k] = "states"
    if all(o.name != "states" for o in graph.output):
        import onnx
        graph.output.append(onnx.helper.make_tensor_value_info("states", onnx.TensorProto.FLOAT, ["B", "W", 384]))


def with_lower(path, target, layers):
    """Writes the encoder, without a branch, with one more output: the piece states that a branch of so many layers takes."""
    import onnx
    model = onnx.load(path)
    bare(model.graph)
    model.graph.node.append(onnx.helper.make_node("Identity", [lower_of(layers)], ["lower"], name="lower"))
    model.graph.output.append(onnx.helper.make_tensor_value_info("lower", onnx.TensorProto.FLOAT, ["B", "S", 384]))
    onnx.save(model, target)


class Frozen(Onnx):
    OUTPUTS = (*OUTPUTS, "lower")


#: Where a row whose anchor waits for the tree has the words that it is the head of, by group.
WAITING = {"link": 3, "cue": 4}


def waiting(window):
    return [(row, row[at]) for name, at in WAITING.items() for row in window.get(name, ()) if isinstance(row, list) and row[0] is None]


def key_of(window):
    return hash((tuple(window["pieces"]), tuple(window["shape"])))


def keep_states(encoder, items, store=None, each=16):
    """Gives each window its `lower` and `states`, as half floats; resolves connectives that wait for the tree. `store` is a file that
    keeps them from one run to the next; windows that this run does not ask for are let go."""
    items = [w for w in items if "lower" not in w]
    known = load(store, {key_of(w) for w in items}) if store and os.path.exists(store) else {}
    if known and not agrees(encoder, known, items, each):
        print("%s is of another encoder, so all states are made anew" % store, flush=True)
        known = {}
    fresh = []
    for w in items:
        found = known.get(key_of(w))
        rows = waiting(w)
        if found is None or rows and (found[2] is None or len(found[2]) != len(rows)):
            fresh.append(w)
        else:
            w["lower"], w["states"] = found[:2]
            for (row, _), anchor in zip(rows, found[2] or ()):
                row[0] = anchor
    anchors = compute(encoder, fresh, each)
    if store and fresh:
        for w, found in zip(fresh, anchors):
            known[key_of(w)] = (w["lower"], w["states"], found or None)
        save(store, known)


def load(store, wanted):
    """The kept states of these keys; one pair after the other, as the whole does not fit into memory twice."""
    known = {}
    with open(store, "rb") as file:
        while True:
            try:
                key, value = pickle.load(file)
            except EOFError:
                return known
            except pickle.UnpicklingError:
                print("%s is no store of states, so all are made anew" % store, flush=True)
                return {}
            if key in wanted:
                known[key] = value


def save(store, known):
    """Writes the pairs beside the old store and puts them in its place when they are whole."""
    with open(store + ".new", "wb") as file:
        for pair in known.items():
            pickle.dump(pair, file, protocol=5)
    os.replace(store + ".new", store)


def agrees(encoder, known, items, each):
    """Whether kept states are those that this encoder gives; looks at one batch, whose states differ a little with what is read beside them."""
    some = [w for w in items if key_of(w) in known][:each]
    out = encoder(data.collate([{k: w[k] for k in TAKEN} for w in some]))
    pairs = [(out["lower"][b, :len(w["pieces"])], known[key_of(w)][0].astype(np.float32)) for b, w in enumerate(some)]
    return all(np.abs(a - b).mean() < 0.2 * np.abs(b).mean() for a, b in pairs)


#: What the encoder takes of a window.
TAKEN = ("pieces", "shape", "first", "sentid", "source")


def compute(encoder, items, each):
    """Sets the states and the anchors that wait; answers these, by window."""
    found, order = {}, items
    items = sorted(items, key=lambda w: len(w["pieces"]))
    for group in (items[k:k + each] for k in range(0, len(items), each)):
        out = encoder(data.collate([{k: w[k] for k in TAKEN} for w in group]))
        for b, w in enumerate(group):
            w["lower"] = out["lower"][b, :len(w["pieces"])].astype(np.float16)
            w["states"] = out["states"][b, :len(w["first"])].astype(np.float16)
            mine = found[id(w)] = []
            for row, words in waiting(w):
                row[0] = head_of(out["arc"][b], words, len(w["first"]))
                mine.append(row[0])
    return [found[id(w)] for w in order]


def head_of(arc, words, n):
    inside = set(words)
    heads = {k: int(arc[k, :n + 1].argmax()) - 1 for k in words}
    return next((k for k in words if heads[k] not in inside), words[0])


def batch_of(group):
    """Tensors of windows that have their states."""
    B, S, W = len(group), max(len(w["pieces"]) for w in group), max(len(w["first"]) for w in group)
    out = {"lower": torch.zeros(B, S, 384), "mask": torch.zeros(B, S), "first": torch.zeros(B, W, dtype=torch.int64),
           "states": torch.zeros(B, W, 384), "words": torch.zeros(B, W)}
    for b, w in enumerate(group):
        n, m = len(w["pieces"]), len(w["first"])
        out["lower"][b, :n] = torch.from_numpy(w["lower"].astype(np.float32))
        out["mask"][b, :n] = 1
        out["first"][b, :m] = torch.tensor(w["first"])
        out["states"][b, :m] = torch.from_numpy(w["states"].astype(np.float32))
        out["words"][b, :m] = 1
    return out
