#pragma once

#include <array>
#include <map>
#include <optional>
#include <utility>

#include <QStringList>

#include "core/assess/tally.h"
#include "ui/assess/assess_part.h"

class QButtonGroup;
class QCheckBox;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace lx::ui {

class BallotEntry;
class BallotFiles;
class EntryTableModel;
class TextLabel;
class TextTableModel;

/// 民主测评: the boxes of the groups of voters, how many ballots there were, papers keyed in one or
/// two passes, or totals; what the passes read differently is settled against the paper.
class BallotsPart : public AssessPart
{
    Q_OBJECT
public:
    BallotsPart(AppContext& context, QWidget* parent);
    void focus_first() override;
    [[nodiscard]] BallotEntry* entry() const { return m_entry; }
    /// Papers are being keyed in: the keyboard is there.
    [[nodiscard]] bool keying() const;

Q_SIGNALS:
    /// Another view of the ballots is looked at: it wants all that was keyed.
    void looked_at();

protected:
    void shown_changed() override;

private:
    enum View
    {
        First,
        Second,
        Totals,
        Differences,
        Views
    };
    QWidget* build_counts();
    QWidget* build_views();
    QWidget* build_totals();
    QWidget* build_differences();
    void choose_box();
    void show_box();
    void show_view();
    void show_totals();
    void show_differences();
    void show_count();
    void keep_count();
    void clear_totals();
    bool keep_total(std::int64_t org, int column, const QString& text);
    void settle(bool first);
    /// As many papers as were issued, numbered where that is ticked.
    void print_papers();

    BallotFiles* m_files = nullptr;
    TextTableModel* m_boxes = nullptr;
    QTableView* m_box_view = nullptr;
    std::array<QSpinBox*, 5> m_counts{}; ///< issued, returned, unreturned, valid, invalid
    QPushButton* m_keep = nullptr;
    QPushButton* m_import = nullptr;
    QCheckBox* m_numbered = nullptr;
    TextLabel* m_head = nullptr; ///< whose ballots these are
    TextLabel* m_problem = nullptr;
    QButtonGroup* m_views = nullptr;
    QStackedWidget* m_stack = nullptr;
    BallotEntry* m_entry = nullptr;
    EntryTableModel* m_totals = nullptr;
    QTableView* m_totals_view = nullptr;
    QPushButton* m_clear_totals = nullptr;
    TextTableModel* m_differences = nullptr;
    QTableView* m_difference_view = nullptr;
    TextLabel* m_rate = nullptr;
    std::array<QPushButton*, 2> m_right{};
    /// Marks said to be right of papers on which others still wait; one that was keyed anew since
    /// isn't among them.
    std::map<MarkDifference, char> m_decided;
    BoxId m_box;
    std::optional<RoundId> m_round; ///< whose boxes these are
    /// What the numbers of ballots were last filled from: those typed but not kept stay.
    std::optional<std::pair<BoxId, std::optional<BallotCount>>> m_filled;
    QStringList m_totals_headings;
};

} // namespace lx::ui
