#pragma once

#include <QWidget>

#include "ui/presentation/import_questions_model.h"

class QDateEdit;
class QStackedWidget;
class QTableView;

namespace lx::ui {

class TextLabel;

/// Second part of the assistant: what the list leaves open, answered once for all its rows, and
/// the day of the surveys in it.
class QuestionsPart : public QWidget
{
    Q_OBJECT
public:
    explicit QuestionsPart(QWidget* parent = nullptr);
    /// Shows the draft's questions; null nothing.
    void show(ImportDraft* draft);
    void focus_first();
    [[nodiscard]] bool editing() const;

Q_SIGNALS:
    void answered();
    void edited(); ///< a cell that was written in is left

private:
    QWidget* build_day();
    void show_day();

    ImportDraft* m_draft = nullptr;
    QWidget* m_day_line = nullptr; ///< while rows have no day of their own
    QDateEdit* m_day = nullptr;
    TextLabel* m_stated = nullptr;
    ImportQuestionsModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QWidget* m_filled = nullptr;
    QWidget* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace lx::ui
