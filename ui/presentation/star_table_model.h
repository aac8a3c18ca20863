#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/stars/star_proposal.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// 星级评定 of a year as a table: organizations below a line of their managing committee, which
/// tells how its quotas stand.
class StarTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : int
    {
        Org,
        Score,
        Rank,
        Proposed,
        Previous,
        Star,
        Veto,
        Missing,
        Columns
    };
    /// Which organizations are shown.
    enum class Only
    {
        All,
        Beyond,  ///< over a quota
        Pending, ///< something to be scored by hand
        Vetoed,
        Behind, ///< no star, lowered, not rated
        Decided ///< by hand
    };
    using Shown = std::shared_ptr<const StarProposal>;

    using QAbstractTableModel::QAbstractTableModel;

    /// null = nothing.
    void show(Shown proposal);
    void narrow(const QString& words, Only only);

    [[nodiscard]] const Shown& proposal() const { return m_proposal; }
    /// The organization of a row; nullptr for a line of a committee.
    [[nodiscard]] const StarProposal::Org* org_at(int row) const;
    /// Row of an organization by its id; -1 where it isn't shown.
    [[nodiscard]] int row_of(std::int64_t org) const;
    /// Organizations shown.
    [[nodiscard]] int orgs() const { return m_orgs; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    /// A line of the table.
    struct Line
    {
        std::int32_t manager = -1;      ///< row of the committee
        std::optional<std::size_t> org; ///< place in the proposal; none: the committee's line
    };
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] QVariant manager_data(std::int32_t manager, int column, int role) const;
    [[nodiscard]] QVariant org_data(const StarProposal::Org& org, int column, int role) const;
    [[nodiscard]] QString text(const StarProposal::Org& org, int column) const;
    [[nodiscard]] QString tip(const StarProposal::Org& org, int column) const;
    [[nodiscard]] bool fits(const StarProposal::Org& org) const;
    void filter();

    Shown m_proposal;
    QString m_words;
    Only m_only = Only::All;
    std::vector<Line> m_lines;
    int m_orgs = 0;
};

/// 三星级; 不予评定; "" for none where `or_blank`.
[[nodiscard]] QString star_text(std::optional<int> stars, bool or_blank = false);
/// "差8分到四星级：主题党日再有2次、…": what is missing for the next star; `most` of what brings
/// points.
[[nodiscard]] QString missing_text(const StarProposal& proposal, const StarProposal::Org& org,
                                   std::size_t most);

} // namespace lx::ui
