#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/assess/round.h"

namespace lx::ui {

/// Ballot papers keyed in one key a mark: what stands on the paper in hand, which mark comes next,
/// and when a paper is done. Knows no widget, so that a key costs nothing.
class BallotKeys
{
public:
    /// Gets each paper that is done, and one that was done again with each mark corrected.
    using Done = std::function<void(int number, const std::string& marks)>;
    explicit BallotKeys(Done done) : m_done(std::move(done)) {}

    /// Begins with a box: `marks` on a paper, `best` marks to choose from (keys 1 … best, 0
    /// abstains), papers there are already. Goes to the first that is missing, of those the other
    /// pass has (compare_with) where it has any. A paper in hand of the same box stays.
    void show(std::size_t marks, int best, std::map<int, std::string> papers);
    /// The papers there are now; the one in hand stays where nothing of it is done, else it is
    /// shown as it is kept.
    void set_papers(std::map<int, std::string> papers);
    /// Papers of the other pass, to compare with, and whose numbers the next ones have; empty =
    /// none.
    void compare_with(std::map<int, std::string> other) { m_other = std::move(other); }

    enum class Took
    {
        Mark,   ///< a mark, and the next is waited for
        Paper,  ///< the last mark, or all at once: the paper is done, the next begins
        Back,   ///< one back, also into the paper before
        Refused ///< no key of a ballot
    };
    /// '0' … '9' a mark; '*' all the best; '+' the last mark again to the end; 'x' an invalid
    /// paper; '-' a mark back.
    Took press(char key);
    /// Goes to a paper, which is shown as it was keyed, or empty.
    void go_to(int number);

    [[nodiscard]] int number() const { return m_number; }
    /// Marks keyed of the paper in hand; of one that was done before all of them, with `place` at
    /// its beginning.
    [[nodiscard]] const std::string& marks() const { return m_marks; }
    [[nodiscard]] std::size_t place() const { return m_place; } ///< the mark that is waited for
    [[nodiscard]] std::size_t wanted() const { return m_wanted; }
    [[nodiscard]] const std::map<int, std::string>& papers() const { return m_papers; }
    /// A paper as the other pass keyed it; "" = it has none.
    [[nodiscard]] std::string other(int number) const;
    /// The other pass's mark where it differs from the one keyed here, else 0. Of a paper it took
    /// for invalid 'x'.
    [[nodiscard]] char differs(std::size_t mark) const;

private:
    void finish();
    /// The number '-' goes back to.
    [[nodiscard]] int before() const;

    Done m_done;
    std::size_t m_wanted = 0;
    int m_best = 4;
    int m_number = 1;
    std::string m_marks;
    std::size_t m_place = 0;
    std::map<int, std::string> m_papers; ///< done, by number
    std::map<int, std::string> m_other;
};

} // namespace lx::ui
