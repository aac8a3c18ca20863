#pragma once

#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace lx::ui {

class AppContext;
class FileActions;
class NewFileForm;

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
    void fill_recent();

    AppContext& m_context;
    FileActions& m_files;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_first = nullptr; ///< gets the keyboard
    QVBoxLayout* m_recent = nullptr;
    NewFileForm* m_new = nullptr;
};

} // namespace lx::ui
