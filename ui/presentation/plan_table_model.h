#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/county/county.h"
#include "core/life/life_state.h"
#include "core/life/plan_year.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// 年度计划 of a year as a calendar: organizations × months, in each how many lines are done,
/// overdue and to be done; sums below. Marks tell by their words, behind them a colour: ✓ 2 (two
/// done), 逾 1, 待 1.
class PlanTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : int
    {
        Org,
        January,
        Planned = January + 12,
        Done,
        Overdue,
        Open,
        Columns
    };
    /// What it shows.
    struct Year
    {
        std::shared_ptr<const County> county; ///< the year was made of
        PlanYear plans;
        std::vector<QString> names; ///< of the organizations, in their order
    };
    /// Which rows of it.
    struct Narrowed
    {
        std::string kind;                  ///< "" = all
        std::optional<std::int64_t> below; ///< an organization (id) and those below it
        QString words;                     ///< of the organization's name
        bool overdue_only = false;
        bool planned_only = false; ///< only organizations with a plan
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// null = nothing.
    void show_year(std::shared_ptr<const Year> year);
    void narrow(Narrowed narrowed);

    [[nodiscard]] const std::shared_ptr<const Year>& year() const { return m_year; }
    [[nodiscard]] const Narrowed& narrowed() const { return m_narrowed; }
    /// The organization of a row, as a place among the year's; none for the sums.
    [[nodiscard]] std::optional<std::size_t> org_at(int row) const;
    /// 1…12 of a column, 0 for the others.
    [[nodiscard]] static int month_of(int column)
    {
        return column >= January && column < January + 12 ? column - January + 1 : 0;
    }
    /// Of all rows shown; a month, or 0 for the year.
    [[nodiscard]] const PlanCounts& sums(int month) const
    {
        return m_sums[static_cast<std::size_t>(month)];
    }
    /// The lines of a row in a month (0 = the year) that are shown.
    [[nodiscard]] std::vector<PlanLine> lines(std::size_t org, int month) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] QVariant month_data(std::size_t org, int month, int role) const;
    [[nodiscard]] LifeState look_of(const PlanCounts& counts, int month) const;
    void filter();

    std::shared_ptr<const Year> m_year;
    Narrowed m_narrowed;
    std::vector<std::size_t> m_rows; ///< places among the year's organizations
    std::vector<PlanCounts> m_sums = std::vector<PlanCounts>(13); ///< the year, then by month
};

/// A line's state with its mark: "✓ 已办", "! 逾期未办", "○ 待办".
[[nodiscard]] QString plan_state_words(PlanState state);

} // namespace lx::ui
