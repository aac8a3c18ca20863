#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/life/life_year.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// 组织生活 of a year as a table: organizations × months of one kind or of all, with what is
/// counted over them; below them what is counted over the months. Marks tell by their words, behind
/// them a colour: ✓ 2 (held twice), 缺, 待, ·.
class LifeTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : int
    {
        Org,
        January,
        Asked = January + 12,
        InTime,
        Holes,
        Held,
        Attendance,
        Columns
    };
    /// What it shows.
    struct Year
    {
        std::shared_ptr<const County> county; ///< the year was made of
        LifeYear life;
        std::vector<QString> names; ///< of the organizations, in their order
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// null = nothing.
    void show_year(std::shared_ptr<const Year> year);
    /// A kind by its place among the year's; none = all of them.
    void show_kind(std::optional<std::size_t> kind);
    /// Only organizations whose name has these words, only those with a hole.
    void narrow(const QString& words, bool holes_only);
    /// Only this organization (by id) and those below it; none = all of them.
    void show_below(std::optional<std::int64_t> org);

    [[nodiscard]] const std::shared_ptr<const Year>& year() const { return m_year; }
    /// The organization of a row, as a place among the year's; none for the sums.
    [[nodiscard]] std::optional<std::size_t> org_at(int row) const;
    [[nodiscard]] std::optional<std::size_t> kind() const { return m_kind; }
    /// 1…12 of a column, 0 for the others.
    [[nodiscard]] static int month_of(int column)
    {
        return column >= January && column < January + 12 ? column - January + 1 : 0;
    }
    /// Precondition of both: a year is shown.
    [[nodiscard]] Period period_of(int month) const;
    [[nodiscard]] LifeCell cell(std::size_t org, int month) const;
    /// Of all rows shown, whatever the month.
    [[nodiscard]] const LifeTotals& totals() const { return m_totals; }
    /// Cells with this state among the rows shown.
    [[nodiscard]] std::int64_t count(LifeState state) const;

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
    [[nodiscard]] QVariant sums_data(int column, int role) const;
    [[nodiscard]] QString words_of(std::size_t org, int month) const;
    [[nodiscard]] LifeTotals of_org(std::size_t org) const;
    [[nodiscard]] int holes_in(std::size_t org, int month) const;
    void filter();
    void add_up();

    std::shared_ptr<const Year> m_year;
    std::optional<std::size_t> m_kind;
    std::optional<std::int64_t> m_below;
    QString m_words;
    bool m_holes_only = false;
    std::vector<std::size_t> m_rows; ///< places among the year's organizations
    /// Over the rows shown.
    struct MonthSums
    {
        std::int64_t held = 0;
        std::int64_t holes = 0;
        std::int64_t done = 0; ///< organizations that did what was asked
    };
    LifeTotals m_totals;
    std::array<MonthSums, 12> m_months{};
};

} // namespace lx::ui
