#pragma once

#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "ui/assess/assess_part.h"
#include "ui/presentation/ballot_keys.h"

class QBoxLayout;
class QPushButton;
class QSpinBox;
class QTableView;

namespace lx::ui {

class BallotModel;
class TextLabel;

/// Ballot papers of a box keyed in by the keypad, one key a mark and no Enter. A paper that is done
/// is kept behind the keys, one action a paper.
class BallotEntry : public QWidget
{
    Q_OBJECT
public:
    BallotEntry(AppContext& context, QWidget* parent);
    /// Shows a box of a round; a paper in hand of the same box and pass stays.
    void take(const ShownRoundPtr& shown, const BoxId& box, int pass, bool editable);
    void go_to(int number);
    /// What is done at an impossible mark; a sound where nothing else is set.
    void set_alarm(std::function<void()> alarm) { m_alarm = std::move(alarm); }
    [[nodiscard]] const BallotKeys& keys() const { return m_keys; }

Q_SIGNALS:
    /// A paper was kept, or could not be.
    void kept();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* build_paper_line();
    void keep(int number, const std::string& marks);
    void take_out();
    /// Writes a paper behind the keys; without marks it is taken out of the pass.
    void write(int number, std::optional<std::string> marks);
    /// One that could not be kept is shown as it is in the file, and in hand again.
    void go_back(int number, const Error& why);
    void tell();

    AppContext& m_context;
    ShownRoundPtr m_shown;
    BoxId m_box;
    int m_pass = -1;
    bool m_editable = false;
    BallotKeys m_keys;
    BallotModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QBoxLayout* m_parts = nullptr; ///< beside each other where there is room
    QWidget* m_side = nullptr;
    TextLabel* m_legend = nullptr; ///< of the keys; F1 tells them too
    TextLabel* m_number = nullptr;
    QSpinBox* m_go = nullptr;
    QPushButton* m_take_out = nullptr;
    TextLabel* m_said = nullptr;
    JobLine m_line;
    /// Papers on their way into the file, of the box and pass in hand; none = on its way out.
    std::map<int, std::optional<std::string>> m_under_way;
    std::function<void()> m_alarm;
};

} // namespace lx::ui
