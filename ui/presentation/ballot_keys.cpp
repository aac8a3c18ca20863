#include "ui/presentation/ballot_keys.h"

#include <iterator>

namespace lx::ui {

void BallotKeys::show(std::size_t marks, int best, std::map<int, std::string> papers)
{
    m_wanted = marks;
    m_best = best;
    m_papers = std::move(papers);
    for (const auto& [number, paper] : m_other)
        if (!m_papers.contains(number)) {
            go_to(number);
            return;
        }
    int number = 1;
    while (m_papers.contains(number))
        ++number;
    go_to(number);
}

void BallotKeys::set_papers(std::map<int, std::string> papers)
{
    m_papers = std::move(papers);
    const auto done = m_papers.find(m_number);
    if (m_place == 0)
        m_marks = done == m_papers.end() ? std::string() : done->second;
}

std::string BallotKeys::other(int number) const
{
    const auto found = m_other.find(number);
    return found == m_other.end() ? std::string() : found->second;
}

void BallotKeys::go_to(int number)
{
    m_number = number;
    const auto done = m_papers.find(number);
    m_marks = done == m_papers.end() ? std::string() : done->second;
    m_place = 0;
}

BallotKeys::Took BallotKeys::press(char key)
{
    if (key == '*' || key == 'x') {
        m_marks = key == 'x' ? std::string(invalid_sheet) : std::string(m_wanted, '1');
        finish();
        return Took::Paper;
    }
    if (key == '+') {
        if (m_place == 0 || m_marks == invalid_sheet)
            return Took::Refused;
        m_marks.resize(m_place);
        m_marks.resize(m_wanted, m_marks.back());
        finish();
        return Took::Paper;
    }
    if (key == '-') {
        if (m_place > 0) {
            --m_place;
            return Took::Back;
        }
        if (m_number == 1)
            return Took::Refused;
        go_to(before());
        m_place = m_marks.size() == m_wanted && m_wanted > 0 ? m_wanted - 1 : 0;
        return Took::Back;
    }
    if (key < '0' || key > '0' + m_best || m_wanted == 0)
        return Took::Refused;
    if (m_marks == invalid_sheet)
        m_marks.clear();
    if (m_place < m_marks.size())
        m_marks[m_place] = key;
    else
        m_marks += key;
    if (++m_place == m_wanted) {
        finish();
        return Took::Paper;
    }
    // A mark of a paper that is done: who leaves it here has corrected it.
    const auto done = m_papers.find(m_number);
    if (done != m_papers.end() && m_marks.size() == m_wanted && done->second != m_marks) {
        done->second = m_marks;
        m_done(m_number, m_marks);
    }
    return Took::Mark;
}

char BallotKeys::differs(std::size_t mark) const
{
    const auto other = m_other.find(m_number);
    if (other == m_other.end() || mark >= m_marks.size() || m_marks == invalid_sheet)
        return 0;
    if (other->second == invalid_sheet)
        return invalid_sheet[0];
    return other->second[mark] == m_marks[mark] ? '\0' : other->second[mark];
}

int BallotKeys::before() const
{
    // The nearest that was keyed, however the numbers jump.
    const auto here = m_papers.lower_bound(m_number);
    return here == m_papers.begin() ? m_number - 1 : std::prev(here)->first;
}

void BallotKeys::finish()
{
    m_papers[m_number] = m_marks;
    m_done(m_number, m_marks);
    // The same papers lie there in the same order: those that did not come back are left out.
    const auto next = m_other.upper_bound(m_number);
    go_to(next == m_other.end() ? m_number + 1 : next->first);
}

} // namespace lx::ui
