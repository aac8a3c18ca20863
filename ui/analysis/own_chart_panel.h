#pragma once

#include <QFrame>
#include <QTimer>

#include "core/chart/own_charts.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace lx::ui {

class AppContext;
class ConditionTree;
class TextLabel;

/// A county's own chart being made or changed: which rows, what of them, grouped by what, drawn
/// how. What is written so far is told after every change, for the chart to be seen meanwhile; kept
/// in the file when the user says so. Escape leaves it.
class OwnChartPanel : public QFrame
{
    Q_OBJECT
public:
    explicit OwnChartPanel(AppContext& context, QWidget* parent = nullptr);

    /// A chart of the file; one without an id is a new one, which gets one that is free.
    void edit(const OwnChart& chart);
    /// What is wrong with what is written; "" = nothing.
    void tell(const QString& problem);
    [[nodiscard]] OwnChart written() const;

Q_SIGNALS:
    /// Something else is written now.
    void changed();
    void saved(const QString& id);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* build_words(QWidget* parent);
    QWidget* build_conditions(QWidget* parent);
    QWidget* build_foot();
    QComboBox* box(QFormLayout* form, const QString& label);
    /// Offers what the chosen ledger has; keeps what it has too.
    void fill_facts();
    void update_fields();
    void touched();
    void keep();
    void remove();

    AppContext& m_context;
    QTimer m_pause{this};
    std::string m_id;
    bool m_fresh = false;
    bool m_filling = false;
    QLineEdit* m_name = nullptr;
    TextLabel* m_name_problem = nullptr;
    QComboBox* m_ledger = nullptr;
    QComboBox* m_list = nullptr;
    QComboBox* m_figure = nullptr;
    QComboBox* m_of = nullptr;
    QComboBox* m_group = nullptr;
    QComboBox* m_series = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_order = nullptr;
    QSpinBox* m_most = nullptr;
    TextLabel* m_where_title = nullptr;
    ConditionTree* m_where = nullptr;
    TextLabel* m_part_title = nullptr;
    ConditionTree* m_part = nullptr;
    TextLabel* m_problem = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_keep = nullptr;
};

} // namespace lx::ui
