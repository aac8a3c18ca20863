#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace lx::ui {

class AppContext;
class FileActions;
class TextLabel;

/// What is shown while no file is open: the sample, a new file, an import, another file, and the
/// recent ones.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    WelcomePage(AppContext& context, FileActions& files, QWidget* parent = nullptr);
    /// Shows the choices (not the form for a new file) with the recent files as they are now.
    void reset();
    /// Shows the form for a new file; afterwards the page `then` is opened ("" the first one).
    void ask_new(const QString& then = {});

private:
    QWidget* build_choices();
    QWidget* build_new();
    void fill_recent();
    void create();

    AppContext& m_context;
    FileActions& m_files;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_first = nullptr; ///< gets the keyboard
    QVBoxLayout* m_recent = nullptr;
    QLineEdit* m_code = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_path = nullptr;
    TextLabel* m_problem = nullptr;
    QString m_then;
};

} // namespace lx::ui
