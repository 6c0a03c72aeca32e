"""Takes the branch out of a joined encoder again, as a checkpoint that `fit.py --init` goes on from.

    python meaning/part.py --model ../models/en --out CHECKPOINT.pt

The weights are those of int8, so a little coarser than what was joined; joined again as they are they give the same file.
"""
import argparse
import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from branch import Branch, ROLES
from export import export_head, quantize
from join import export_branch


def arrays(path):
    return {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}


def layers_of(path):
    """How many layers of its own the branch in a joined encoder has; 0 where there is none."""
    found = [re.match(r"meaning/branch\.layers\.(\d+)\.", name) for name in arrays(path)]
    return max([int(one[1]) + 1 for one in found if one], default=0)


def value(found, name, prefix):
    """The weight `name` of a quantised graph as floats; None where it has none. A turned one is turned back."""
    name = prefix + name
    if name in found:
        return found[name].astype(np.float32)
    for name, back in ((name, False), (name + "_Transposed", True)):
        if name + "_quantized" in found:
            one = (found[name + "_quantized"].astype(np.float32) - found[name + "_zero_point"]) * found[name + "_scale"]
            return one.T if back else one
    return None


def names_of(module, path):
    """By parameter of a module, whose values all differ, its name in the exported graph, and whether it is turned there."""
    found = [(name, one) for name, one in arrays(path).items() if one.dtype == np.float32]
    names = {}
    for key, parameter in module.state_dict().items():
        mine = parameter.numpy()
        for name, one in found:
            if one.shape == mine.shape and np.array_equal(one, mine):
                names[key] = name, False
            elif one.ndim == 2 and one.shape == mine.T.shape and np.array_equal(one, mine.T):
                names[key] = name, True
    return names


def fill(module, export, shipped, prefix, folder):
    """Sets a module's weights from a shipped graph; answers the keys that the graph does not have."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.normal_()
    plain, prepared = os.path.join(folder, "plain.onnx"), os.path.join(folder, "int8.onnx")
    export(module.eval(), plain)
    quantize(plain, prepared)
    same, missing = arrays(prepared), []
    found, names, state = arrays(shipped), names_of(module, plain), module.state_dict()
    for key, parameter in state.items():
        name, turned = names.get(key, (None, False))
        one = value(found, name, prefix) if name else None
        mine = value(same, name, "") if name else None
        if one is None or mine is None or mine.shape != one.shape:
            missing.append(key)
            continue
        parameter.copy_(torch.from_numpy(np.array(one.T if turned else one)))
    return missing


def main():
    p = argparse.ArgumentParser()
    for name in ("model", "out"):
        p.add_argument("--" + name, required=True)
    a = p.parse_args()
    torch.manual_seed(1)
    layers = layers_of(os.path.join(a.model, "encoder.onnx"))
    if layers == 0:
        sys.exit("part.py: %s holds no branch; meaning/join.py writes one in" % os.path.join(a.model, "encoder.onnx"))
    branch = Branch(layers)
    labels = json.load(open(os.path.join(a.model, "labels.json"), encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        missing = fill(branch, export_branch, os.path.join(a.model, "encoder.onnx"), "meaning/", folder)
        for name, head, roles in (("stance", branch.stance, 1), ("relation", branch.relation, 2)):
            export = lambda module, path: export_head(module, roles, path)
            gone = fill(head, export, os.path.join(a.model, "heads", name + ".onnx"), "", folder)
            missing = [k for k in missing if not k.startswith(name + ".")] + [name + "." + k for k in gone]
    with torch.no_grad():
        for k in ROLES:
            bias = labels["attributionBias"] if k == "cue" else labels["branch"]["bias"][k]
            branch.bias[k].copy_(torch.tensor(bias))
    missing = [k for k in missing if not k.startswith("bias.")]
    if missing:
        sys.exit("part.py: %s has no weights for %s; another version of torch names them otherwise" % (a.model, ", ".join(missing)))
    torch.save({"state": branch.state_dict(), "layers": layers}, a.out)


if __name__ == "__main__":
    main()
