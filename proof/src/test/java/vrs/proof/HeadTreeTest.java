package vrs.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTreeTest {

  private static Head head(int i, long sequence) {
    return new Head("a%04d".formatted(i), sequence, Hash.of(("" + i + sequence).getBytes(UTF_8)));
  }

  /// RFC 6962 §2.1, as it is written there.
  private static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.of();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return HeadTree.node(
        root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  @Test
  void the_root_is_that_of_rfc_6962_for_every_number_of_areas() {
    var tree = new HeadTree();
    var leaves = new ArrayList<Hash>();
    assertThat(tree.root().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (int i = 0; i < 70; i++) {
      tree.put(head(i, 1));
      leaves.add(head(i, 1).leaf());
      assertThat(tree.root()).isEqualTo(root(leaves));
    }
  }

  @Test
  void a_moved_head_changes_the_root_as_if_the_tree_were_built_anew() {
    for (int areas = 1; areas < 40; areas++) {
      var tree = new HeadTree();
      for (int i = 0; i < areas; i++) {
        tree.put(head(i, 1));
      }
      tree.root();
      tree.put(head(areas / 2, 2));
      tree.put(head(areas - 1, 3));
      assertThat(tree.root()).isEqualTo(new HeadTree(tree.heads()).root());
    }
  }

  @Test
  void each_head_is_provably_under_the_root_and_under_no_other() {
    for (int areas = 1; areas < 40; areas++) {
      var tree = new HeadTree();
      for (int i = 0; i < areas; i++) {
        tree.put(head(i, 1));
      }
      for (int i = 0; i < areas; i++) {
        Inclusion proof = tree.inclusion(head(i, 1).area()).orElseThrow();
        assertThat(proof.leadsTo(tree.root())).isTrue();
        var other = new Inclusion(head(i, 2), proof.index(), proof.areas(), proof.path());
        assertThat(other.leadsTo(tree.root())).isFalse();
        assertThat(proof.leadsTo(Hash.NONE)).isFalse();
      }
    }
  }

  @Test
  void the_size_counts_the_seals_of_all_areas() {
    var tree = new HeadTree(List.of(head(1, 5), head(2, 7)));
    tree.put(head(2, 9));
    assertThat(tree.size()).isEqualTo(14);
    assertThat(tree.inclusion("unknown")).isEmpty();
  }
}
