"""Trains the ranker of antecedents on the questions that questions.ts wrote, and writes src/report/cast/rank/weights.ts.

python training/coreference/train.py QUESTIONS [--out FILE] [--hold 5] [--epochs 5] [--hidden 32] [--networks 3]
"""
import argparse, base64, json
from pathlib import Path
import numpy as np, torch
from torch import nn

parse = argparse.ArgumentParser()
parse.add_argument("folder")
parse.add_argument("--out", default=str(Path(__file__).parents[2] / "src/report/cast/rank/weights.ts"))
parse.add_argument("--hold", type=int, default=5, help="every n-th document is held back to measure on; 0 for none")
parse.add_argument("--epochs", type=int, default=5)
parse.add_argument("--hidden", type=int, default=32)
parse.add_argument("--drop", type=float, default=0.3)
parse.add_argument("--decay", type=float, default=1e-4)
parse.add_argument("--seed", type=int, default=1)
parse.add_argument("--networks", type=int, default=3, help="how many are trained and averaged")
given = parse.parse_args()
torch.set_num_threads(1)
folder = Path(given.folder)
fields = json.loads((folder / "fields.json").read_text())
read = lambda name: np.frombuffer((folder / f"{name}.i16").read_bytes(), dtype=np.int16).astype(np.int64)
OWN, PAIR = len(fields["own"]), len(fields["pair"])
own_size = sum(size for _, size in fields["own"])
pair_size = sum(size for _, size in fields["pair"])
heads = read("heads").reshape(-1, 4)
own = torch.from_numpy(read("own").reshape(-1, OWN))
pairs = torch.from_numpy(read("pairs").reshape(-1, PAIR))
right = torch.from_numpy(read("right"))
counts = torch.from_numpy(heads[:, 1].copy())
starts = torch.cumsum(counts, 0) - counts
held = torch.from_numpy((heads[:, 0] % given.hold == 0) if given.hold else np.zeros(len(heads), bool))
weight = torch.tensor([0.6, 0.4, 1.0])[torch.from_numpy(heads[:, 3].copy())]


class Ranker(nn.Module):
    """One hidden layer over sums of rows; the score of "something new" comes from the mention's own rows."""

    def __init__(self, hidden):
        super().__init__()
        self.own = nn.Parameter(torch.randn(own_size, hidden) * 0.1)
        self.pair = nn.Parameter(torch.randn(pair_size, hidden) * 0.1)
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.out = nn.Parameter(torch.randn(hidden) * 0.2)
        self.direct = nn.Parameter(torch.zeros(pair_size))
        self.new_own = nn.Parameter(torch.randn(own_size, hidden // 2) * 0.1)
        self.new_bias = nn.Parameter(torch.zeros(hidden // 2))
        self.new_out = nn.Parameter(torch.randn(hidden // 2) * 0.2)

    def forward(self, own_rows, pair_rows, of, drop):
        mine = self.own[own_rows].sum(1)
        hidden = torch.relu(mine[of] + self.pair[pair_rows].sum(1) + self.bias)
        hidden = nn.functional.dropout(hidden, drop, self.training)
        score = hidden @ self.out + self.direct[pair_rows].sum(1)
        new = torch.relu(self.new_own[own_rows].sum(1) + self.new_bias)
        new = nn.functional.dropout(new, drop, self.training) @ self.new_out
        return score, new


def batch(index):
    n = counts[index]
    of = torch.repeat_interleave(torch.arange(len(index)), n)
    at = torch.repeat_interleave(starts[index] - (torch.cumsum(n, 0) - n), n) + torch.arange(int(n.sum()))
    return own[index], pairs[at], of, right[at].bool()


def spread(score, of, size):
    """log of the sum of exp, a group each."""
    top = torch.full((size,), -30.0).scatter_reduce(0, of, score, "amax", include_self=True).detach()
    total = torch.zeros(size).index_add(0, of, torch.exp(score - top[of]))
    return top + torch.log(total + 1e-12)


def loss_of(model, index, drop):
    own_rows, pair_rows, of, good = batch(index)
    score, new = model(own_rows, pair_rows, of, drop)
    every = torch.logaddexp(spread(score, of, len(index)), new)
    any_good = torch.zeros(len(index)).index_add(0, of, good.float()) > 0
    best = torch.where(any_good, spread(score.masked_fill(~good, -30.0), of, len(index)), new)
    return ((every - best) * weight[index]).sum() / weight[index].sum()


@torch.no_grad()
def measure(model, index):
    """Of links made and of links to make, how many are right, by form."""
    model.eval()
    own_rows, pair_rows, of, good = batch(index)
    score, new = model(own_rows, pair_rows, of, 0.0)
    any_good = torch.zeros(len(index)).index_add(0, of, good.float()) > 0
    top = torch.full((len(index),), -1e9).scatter_reduce(0, of, score, "amax")
    hit = torch.zeros(len(index)).index_add(0, of, ((score == top[of]) & good).float()) > 0
    links = top > new
    say = []
    for form, word in enumerate(["pronoun", "nominal", "name"]):
        of_form = torch.from_numpy(heads[:, 2] == form)[index] & (torch.from_numpy(heads[:, 3].copy())[index] != 1)
        made, wanted, fine = (links & of_form).sum(), (any_good & of_form).sum(), (links & hit & of_form).sum()
        say.append(f"{word} P {100 * fine / max(1, made):.1f} R {100 * fine / max(1, wanted):.1f}")
    return "  ".join(say)


train = torch.nonzero(~held)[:, 0]
test = torch.nonzero(held)[:, 0]


def trained(seed):
    torch.manual_seed(seed)
    model = Ranker(given.hidden)
    best = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=given.decay)
    steps = given.epochs * (len(train) // 128 + 1)
    rate = torch.optim.lr_scheduler.OneCycleLR(best, 4e-3, steps)
    for epoch in range(given.epochs):
        model.train()
        order = train[torch.randperm(len(train))]
        total = 0.0
        for part in order.split(128):
            best.zero_grad()
            loss = loss_of(model, part, given.drop)
            loss.backward()
            best.step()
            rate.step()
            total += loss.item() * len(part)
        print(f"seed {seed} epoch {epoch + 1} train {total / len(train):.4f}", flush=True)
    return model


def together(models):
    """The mean of several networks as one: their hidden units side by side."""
    whole = Ranker(given.hidden * len(models))
    side = lambda name: torch.cat([getattr(model, name).data for model in models], -1)
    for name in ["own", "pair", "bias", "new_own", "new_bias"]:
        getattr(whole, name).data = side(name)
    for name in ["out", "new_out"]:
        getattr(whole, name).data = side(name) / len(models)
    whole.direct.data = sum(model.direct.data for model in models) / len(models)
    return whole


model = together([trained(given.seed + n) for n in range(given.networks)])
if len(test):
    model.eval()
    with torch.no_grad():
        print(f"held {loss_of(model, test, 0.0).item():.4f}  {measure(model, test)}")

hidden = given.hidden * given.networks
parts, text = [], []
for name in ["own", "pair", "bias", "out", "direct", "new_own", "new_bias", "new_out"]:
    values = getattr(model, name).detach().numpy().astype(np.float32).ravel()
    scale = float(np.abs(values).max()) / 127 or 1.0
    parts.append(f'  {"newOwn" if name == "new_own" else "newBias" if name == "new_bias" else "newOut" if name == "new_out" else name}: {{ scale: {scale:.6g}, values: "{base64.b64encode(np.clip(np.round(values / scale), -127, 127).astype(np.int8).tobytes()).decode()}" }},')
Path(given.out).write_text(
    "/** Weights of the ranker of antecedents, as training/coreference/train.py writes them: signed bytes, base64, times a scale. */\n"
    f"export const RANKER = {{\n  hidden: {hidden},\n" + "\n".join(parts) + "\n} as const;\n"
)
print("wrote", given.out, Path(given.out).stat().st_size)
