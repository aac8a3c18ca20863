#pragma once

#include <memory>
#include <optional>

#include <QPointer>
#include <QWidget>

#include "ui/exchange/step_bar.h"
#include "ui/presentation/import_draft.h"
#include "ui/presentation/jobs.h"

class QComboBox;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace lx::ui {

class AppContext;
class ColumnsPart;
class PreviewPart;
class QuestionsPart;
class TextLabel;

/// The import assistant: a list is tried at once; its columns, what it leaves open and what would
/// become of it can be gone through in any order. An answer makes the preview old; going there
/// tries again.
class ImportAssistant : public QWidget
{
    Q_OBJECT
public:
    explicit ImportAssistant(AppContext& context, QWidget* parent = nullptr);

    /// Tries these files for a ledger, anew.
    void begin(const std::string& ledger, const QStringList& files);
    /// Forgets what it is at.
    void leave();
    /// The ledger file or the as-of day changed: what was tried holds no more.
    void ledger_changed();
    /// A list is not as it was tried.
    void lists_changed();
    /// Gives the keyboard to the step in view.
    void focus_first();
    /// Null while nothing is at hand.
    [[nodiscard]] const ImportDraft* draft() const { return m_draft.get(); }
    [[nodiscard]] bool trying() const { return m_trial.running(); }
    /// What is shown is what an import would do now.
    [[nodiscard]] bool ready() const { return m_draft && !trying() && !m_draft->outdated(); }
    [[nodiscard]] QPushButton* save_refused() const;

Q_SIGNALS:
    void changed(); ///< what there is to import, or whether it can be
    /// The preview stands, is in view, and the clerk did not go elsewhere while it was made.
    void previewed();
    void left(); ///< nothing is at hand any more
    void other_files_wanted();
    void ledger_wanted(const QString& code);

private:
    QWidget* build_top();
    QWidget* build_foot();
    void fill_ledgers();
    void try_it();
    void stop_trying();
    void tried(Result<ImportPreview> preview);
    [[nodiscard]] bool is_waited_for() const;
    void cancel();
    void go(int step);
    void answered();
    void show_parts();
    void update_state();

    AppContext& m_context;
    std::unique_ptr<ImportDraft> m_draft;
    TextLabel* m_file = nullptr;
    QComboBox* m_ledger = nullptr;
    StepBar* m_steps = nullptr;
    QStackedWidget* m_stack = nullptr;
    ColumnsPart* m_columns = nullptr;
    QuestionsPart* m_questions = nullptr;
    PreviewPart* m_preview = nullptr;
    QWidget* m_waiting = nullptr; ///< until the first trial is through
    TextLabel* m_state = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_previous = nullptr;
    QPushButton* m_next = nullptr;
    JobSlot m_trial;                     ///< a newer trial makes the one before stale
    QPointer<QWidget> m_asked_from;      ///< had the keyboard when the trial began
    std::optional<ImportPreview> m_held; ///< came while somebody was writing in a cell
};

} // namespace lx::ui
