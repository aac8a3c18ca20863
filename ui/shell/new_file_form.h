#pragma once

#include <vector>

#include <QFrame>

#include "ui/document/policy_list.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace lx::ui {

class AppContext;
class FileActions;
class TextLabel;

/// What is asked for a new ledger file: whose it is, where it is kept, which policies are carried
/// out there. Level, place and policies are proposed from code and name; all that is wrong is said
/// at once, each beside its field.
class NewFileForm : public QFrame
{
    Q_OBJECT
public:
    NewFileForm(AppContext& context, FileActions& files, QWidget* parent = nullptr);
    /// `then`: the page opened with the file; "" the first one.
    void begin(const QString& then);

Q_SIGNALS:
    void left();

private:
    struct Asked
    {
        QLineEdit* line = nullptr;
        TextLabel* problem = nullptr; ///< below it; its line is always there
    };
    void build_policies(QWidget* parent);
    void code_entered();
    void propose_path();
    void browse();
    [[nodiscard]] QString path_problem() const;
    /// Says what is wrong; `standing`: only of fields of which something is said already. Gives the
    /// first field at fault; null: none.
    QLineEdit* say_problems(bool standing);
    void create();

    AppContext& m_context;
    FileActions& m_files;
    Asked m_code;
    Asked m_name;
    Asked m_path;
    QComboBox* m_level = nullptr;
    QWidget* m_policies = nullptr;
    /// A policy and whether it is ticked; what the clerk has ticked is left alone.
    std::vector<QCheckBox*> m_ticks;
    std::vector<PolicyChoice> m_choices; ///< what they stand for
    bool m_ticked_by_hand = false;
    bool m_path_by_hand = false;
    bool m_level_by_hand = false;
    QString m_then;
};

} // namespace lx::ui
