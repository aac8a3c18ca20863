#pragma once

#include <string>
#include <vector>

#include <QFrame>

#include "core/report/own_reports.h"

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace lx::ui {

class AppContext;
class TextLabel;

/// A county's own report being made or changed: its title, which columns each table shows in which
/// order, and who signs. Kept in the file when the user says so; Escape leaves it.
class OwnReportPanel : public QFrame
{
    Q_OBJECT
public:
    explicit OwnReportPanel(AppContext& context, QWidget* parent = nullptr);

    /// A new report like this one, or that one itself where it is the file's own. `program`: the
    /// report of the program it is (made) like, whose columns can be chosen, and own fields beside.
    void edit(const ReportDef& def, const ReportDef& program, bool as_new);

Q_SIGNALS:
    void saved(const QString& id);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Table
    {
        QString name;
        /// In their order, those that are shown first: key, heading, whether it is shown.
        struct Column
        {
            std::string key;
            QString heading;
            bool shown = true;
        };
        std::vector<Column> columns;
    };

    void build();
    void show_table();
    void take_list();
    void move(int by);
    void update_buttons();
    void keep();
    [[nodiscard]] std::string free_id() const;

    AppContext& m_context;
    OwnReport m_report;
    std::vector<Table> m_tables;
    int m_shown = 0; ///< the table whose columns are in the list
    TextLabel* m_heading = nullptr;
    TextLabel* m_based_on = nullptr;
    QLineEdit* m_title = nullptr;
    QComboBox* m_table = nullptr;
    QListWidget* m_columns = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    std::vector<QLineEdit*> m_signature;
    TextLabel* m_fault = nullptr;
};

} // namespace lx::ui
