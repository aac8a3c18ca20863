#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QStringList>
#include <QWidget>

#include "core/instructors/instructor_settings.h"

class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;

namespace lx::ui {

/// How the county looks after its instructors: visits, weights and grades of the appraisal.
class InstructorSettingsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InstructorSettingsPanel(QWidget* parent = nullptr);
    /// `grades`: 等次 there are; those that settings know besides are shown behind them.
    void show_settings(const InstructorSettings& settings, const QStringList& grades);
    /// As they stand in the fields.
    [[nodiscard]] InstructorSettings settings() const;

Q_SIGNALS:
    void save_wanted();
    void left();

private:
    [[nodiscard]] QSpinBox* number(int least, int most, const QString& name);

    void show_grades(const QStringList& grades);

    InstructorSettings m_shown;
    QFormLayout* m_form = nullptr;
    std::vector<std::pair<std::string, QSpinBox*>> m_grades;
    QDoubleSpinBox* m_visits_per_month = nullptr;
    QSpinBox* m_visits = nullptr;
    QSpinBox* m_summaries = nullptr;
    QSpinBox* m_appraisals = nullptr;
    QSpinBox* m_results = nullptr;
    QSpinBox* m_full_results = nullptr;
    QSpinBox* m_keep_from = nullptr;
};

} // namespace lx::ui
