"""Trains the character network of `vrs.reading` and writes its weights.

    /usr/bin/python3 train.py TRAINING_CELLS HELD_OUT_CELLS WEIGHTS [--epochs N]

Needs Debian's python3-torch and python3-numpy, no GPU. The cells come from `vrs.samples.pictures.TrainingCells`, so that
what is learned was cut out of pictures by the code that cuts at reading. See RECORD.md for commands, figures and the
form of the weights file.
"""

import argparse
import struct
import time

import numpy
import torch
from torch import nn

WIDTH, HEIGHT, CLASSES = 24, 32, 38
MAGIC = 0x56525331


def cells(path):
    """Labels, and cells as bytes: (grey + 0.5) * 127.5."""
    entries = numpy.fromfile(path, dtype=numpy.uint8)
    entries = entries[: len(entries) // (1 + WIDTH * HEIGHT) * (1 + WIDTH * HEIGHT)]
    entries = entries.reshape(-1, 1 + WIDTH * HEIGHT)
    return (
        torch.from_numpy(entries[:, 0].astype(numpy.int64)),
        torch.from_numpy(entries[:, 1:].copy()).reshape(-1, 1, HEIGHT, WIDTH),
    )


def grey(batch):
    return batch.float() / 127.5 - 0.5


def network():
    layers = []
    for channels, more in [(1, 16), (16, 32), (32, 64)]:
        layers += [
            nn.Conv2d(channels, more, 3, padding=1),
            nn.BatchNorm2d(more),
            nn.ReLU(),
            nn.MaxPool2d(2),
        ]
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Dropout(0.2), nn.Linear(64 * HEIGHT // 8 * (WIDTH // 8), CLASSES)
    )


def varied(batch):
    """Contrast, brightness and grain differ a little each time a cell is seen."""
    count = len(batch)
    contrast = 1 + 0.15 * torch.randn(count, 1, 1, 1)
    brightness = 0.06 * torch.randn(count, 1, 1, 1)
    grain = 0.08 * torch.rand(count, 1, 1, 1) * torch.randn_like(batch)
    return (batch * contrast + brightness + grain).clamp(-0.5, 1.5)


def train(model, labels, pictures, epochs, size=256):
    steps = epochs * (len(labels) // size)
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=3e-3, total_steps=steps)
    loss_of = nn.CrossEntropyLoss()
    began = time.time()
    for epoch in range(epochs):
        model.train()
        order = torch.randperm(len(labels))
        total = 0.0
        for at in range(0, len(labels) - size + 1, size):
            chosen = order[at : at + size]
            loss = loss_of(model(varied(grey(pictures[chosen]))), labels[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / (len(labels) // size):.4f}, {time.time() - began:.0f} s", flush=True)


def scores_of(model, pictures):
    model.eval()
    with torch.no_grad():
        return torch.cat([model(grey(part)) for part in pictures.split(1024)])


def calibrated(scores, labels):
    """The temperature that makes the held-out probabilities true on the whole."""
    temperatures = numpy.exp(numpy.linspace(-1, 1.5, 101))
    losses = [nn.functional.cross_entropy(scores / t, labels).item() for t in temperatures]
    return float(temperatures[int(numpy.argmin(losses))])


def folded(convolution, norm):
    """A convolution that does what it and the normalisation behind it do."""
    factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    weight = convolution.weight * factor[:, None, None, None]
    bias = (convolution.bias - norm.running_mean) * factor + norm.bias
    return weight.permute(2, 3, 1, 0), bias  # row, column, from, to


def write(model, temperature, path):
    with open(path, "wb") as file:
        file.write(struct.pack(">If", MAGIC, temperature))

        def floats(tensor):
            file.write(tensor.detach().contiguous().numpy().astype(">f4").tobytes())

        for layer in (0, 4, 8):
            weight, bias = folded(model[layer], model[layer + 1])
            floats(weight)
            floats(bias)
        full = model[-1]
        # From channel, row, column to row, column, channel: the order in which Java keeps them.
        weight = full.weight.reshape(CLASSES, 64, HEIGHT // 8, WIDTH // 8).permute(2, 3, 1, 0)
        floats(weight.reshape(-1, CLASSES))
        floats(full.bias)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("training")
    parser.add_argument("held_out")
    parser.add_argument("weights")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=20261123)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    labels, pictures = cells(arguments.training)
    held_labels, held_pictures = cells(arguments.held_out)
    print(f"{len(labels)} cells to learn, {len(held_labels)} held out")
    model = network()
    print(f"{sum(p.numel() for p in model.parameters())} parameters")
    train(model, labels, pictures, arguments.epochs)
    scores = scores_of(model, held_pictures)
    temperature = calibrated(scores, held_labels)
    probability, answer = (scores / temperature).softmax(1).max(1)
    right = answer == held_labels
    print(f"temperature {temperature:.3f}; held out: {100 * right.float().mean():.2f} % right")
    for least in (0.5, 0.8, 0.9, 0.95, 0.99):
        sure = probability >= least
        print(
            f"  at {least}: {100 * sure.float().mean():.2f} % answered, "
            f"{int((sure & ~right).sum())} of {int(sure.sum())} wrong"
        )
    write(model, temperature, arguments.weights)


if __name__ == "__main__":
    main()
