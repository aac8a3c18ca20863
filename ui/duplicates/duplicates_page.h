#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/store/duplicates.h"
#include "core/store/not_same.h"
#include "ui/presentation/jobs.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace lx {
struct LedgerDef;
struct MergeReport;
} // namespace lx

namespace lx::ui {

class PairView;
class TextLabel;
class TextTableModel;

/// 查重: pairs of rows that may be the same, the likeliest first; beside them the pair chosen,
/// field by field, which is merged or said not to be the same. Two rows chosen in a table come here
/// too.
class DuplicatesPage : public Page
{
    Q_OBJECT
public:
    explicit DuplicatesPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    /// Two rows of a ledger (a list of just these), to be merged.
    bool show_place(const Place& place) override;
    [[nodiscard]] Place here() const override;
    void focus_first() override;

private:
    /// A line of the list.
    struct Line
    {
        DuplicatePair pair; ///< weight 0: brought here by hand
        QStringList texts;
    };
    /// A conflict of a merge, in words.
    struct Merged;

    void build_header();
    void build_body();
    void fill_ledgers();
    void choose_ledger(const std::string& code);
    void look();
    /// The two rows chosen elsewhere, at once.
    void show_by_hand();
    /// Brings the keyboard to the pair where that was asked for.
    void enter_pair();
    /// Pairs with their words; those of which a row is gone are left out.
    [[nodiscard]] static Result<std::vector<Line>> lines_of(Database& database,
                                                            const Catalog& catalog,
                                                            const LedgerDef& def,
                                                            std::vector<DuplicatePair> pairs);
    void take(std::vector<Line> lines, std::int64_t total);
    /// Shows the lines; the pair chosen stays so, else the next one is.
    void show_lines(int at);
    void choose_line();
    void show_pair();
    void merge();
    void told(const Merged& merged);
    void say_not_same();
    /// A pair is done with: where it was shown, the next one is.
    void done_with_pair(RowPair rows);
    void update_actions();
    void tell();
    [[nodiscard]] const Line* chosen() const;
    /// Its rows; 0 and 0 where none is.
    [[nodiscard]] RowPair chosen_pair() const;

    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr; ///< of m_catalog
    std::vector<Line> m_lines;
    std::optional<DuplicatePair> m_by_hand; ///< two rows chosen elsewhere
    std::int64_t m_total = 0;
    bool m_looked = false;
    bool m_enter = false;          ///< the keyboard is to go to the pair once it is there
    std::int64_t m_own_action = 0; ///< the merge just done, which needs no new search
    bool m_saying = false;         ///< "not the same" is being written here
    JobSlot m_naming;
    JobSlot m_looking;
    WorkSlot m_write;
    QComboBox* m_ledgers = nullptr;
    QCheckBox* m_whole = nullptr;
    QPushButton* m_apart = nullptr;
    QPushButton* m_merge = nullptr;
    TextLabel* m_words = nullptr;
    QStackedWidget* m_stack = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_list = nullptr;
    TextLabel* m_none = nullptr;
    PairView* m_pair = nullptr;
};

} // namespace lx::ui
