#pragma once

#include "ui/widgets/field_editor.h"

namespace lx::ui {

class LineLabel;
class TextLabel;

/// One field of a form: its name, its editor, and the line that says what is wrong.
class FormCell : public QWidget
{
    Q_OBJECT
public:
    FormCell(FieldEditor* editor, QWidget* parent);
    [[nodiscard]] FieldEditor& editor() const { return *m_editor; }
    /// Words below the editor, on the line kept for them; none clears. Words where all is fine
    /// explain.
    void say(FieldEditor::State state, const QString& text);
    /// The words where they do not fit their line; else "".
    [[nodiscard]] QString cut_message() const;
    /// Whether its only_when holds. A cell that isn't offered keeps its place, greyed.
    void offer(bool offered);
    /// Whether its name is marked as one that can't be left blank.
    void require(bool required);
    [[nodiscard]] bool offered() const { return m_offered; }
    /// The user has been here: from now on it may be said that something is missing.
    bool visited = false;
    /// It takes the whole width of the form: so is its value, or what explains it.
    [[nodiscard]] bool wide() const;
    void widen() { m_wide = true; }

private:
    FieldEditor* m_editor = nullptr;
    TextLabel* m_name = nullptr;
    TextLabel* m_sign = nullptr;
    LineLabel* m_message = nullptr;
    QWidget* m_line = nullptr;
    bool m_offered = true;
    bool m_wide = false;
};

} // namespace lx::ui
