#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include <QWidget>

#include "core/stars/star_proposal.h"
#include "core/store/writer.h"
#include "ui/presentation/text_table_model.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;

/// One organization of a round: its items with their facts, and what is entered of it by hand.
class RatingPanel : public QWidget
{
    Q_OBJECT
public:
    using Shown = std::shared_ptr<const StarProposal>;

    RatingPanel(AppContext& context, QWidget* parent);
    /// `org` is one of the proposal's; nullptr = nothing is chosen.
    void show_org(Shown proposal, const StarProposal::Org* org);
    /// Where points are entered.
    void focus_points();

Q_SIGNALS:
    /// The organization above (-1) or below (1) is to be shown: one item goes down the list.
    void neighbour_wanted(int step);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* build_items();
    QWidget* build_entry();
    /// Stars and vetoes of the scheme; what was chosen stays.
    void fill_choices();
    void fill_items();
    /// The line of the group that begins with that item; of an item.
    [[nodiscard]] TextTableModel::Row group_row(std::size_t first) const;
    [[nodiscard]] TextTableModel::Row item_row(std::size_t item) const;
    void choose_row(std::size_t item);
    void choose_item();
    /// False where it was refused.
    bool save_points(bool clear);
    void save_and_go_on();
    void save_star(bool clear);
    void turn_veto();
    void tell_veto();
    using Write = std::function<Result<>(Database&, const Actor&, const StarProposal&,
                                         const StarProposal::Org&)>;
    /// Writes what was entered; false where it was refused (which is told).
    bool write(const Write& write);
    [[nodiscard]] std::optional<std::size_t> item() const;

    AppContext& m_context;
    Shown m_proposal;
    std::optional<StarProposal::Org> m_org;
    std::pair<std::int64_t, std::size_t> m_entered; ///< organization and item of the points' line
    TextLabel* m_name = nullptr;
    TextLabel* m_stars = nullptr;
    TextLabel* m_missing = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_items = nullptr;
    QWidget* m_entry = nullptr;
    TextLabel* m_item = nullptr;
    QLineEdit* m_points = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_clear = nullptr;
    QComboBox* m_star = nullptr;
    QPushButton* m_decide = nullptr;
    QPushButton* m_propose = nullptr;
    QComboBox* m_veto = nullptr;
    QPushButton* m_turn = nullptr;
};

} // namespace lx::ui
