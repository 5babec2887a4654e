// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.PaperPosition;
import java.util.List;
import java.util.Objects;

/** What became of one position, by instrument and side. */
public sealed interface PositionMatch {

  /** What is held. */
  Instrument instrument();

  /** On which side. */
  PositionSide side();

  /** Held on paper and in truth. */
  sealed interface Both extends PositionMatch {
    PaperPosition paper();

    OwnPosition own();

    @Override
    default Instrument instrument() {
      return paper().instrument();
    }

    @Override
    default PositionSide side() {
      return paper().side();
    }
  }

  /**
   * The same within the tolerance.
   *
   * @param paper on paper
   * @param own in truth
   */
  record Equal(PaperPosition paper, OwnPosition own) implements Both {
    public Equal {
      Objects.requireNonNull(paper, "paper");
      Objects.requireNonNull(own, "own");
    }
  }

  /**
   * Held in both, but not alike.
   *
   * @param paper on paper
   * @param own in truth
   * @param differences at least one
   */
  record Different(PaperPosition paper, OwnPosition own, List<PositionDifference> differences)
      implements Both {
    public Different {
      Objects.requireNonNull(paper, "paper");
      Objects.requireNonNull(own, "own");
      differences = List.copyOf(differences);
      if (differences.isEmpty()) {
        throw new IllegalArgumentException("a different position needs a difference, had none");
      }
    }
  }

  /**
   * Missing in truth.
   *
   * @param paper on paper
   */
  record PaperOnly(PaperPosition paper) implements PositionMatch {
    public PaperOnly {
      Objects.requireNonNull(paper, "paper");
    }

    @Override
    public Instrument instrument() {
      return paper.instrument();
    }

    @Override
    public PositionSide side() {
      return paper.side();
    }
  }

  /**
   * Missing on paper.
   *
   * @param own in truth
   */
  record OwnOnly(OwnPosition own) implements PositionMatch {
    public OwnOnly {
      Objects.requireNonNull(own, "own");
    }

    @Override
    public Instrument instrument() {
      return own.instrument();
    }

    @Override
    public PositionSide side() {
      return own.leg().side();
    }
  }
}
