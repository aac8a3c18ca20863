#pragma once

#include <QWidget>

#include "core/instructors/instructor_settings.h"

class QDoubleSpinBox;
class QSpinBox;

namespace lx::ui {

/// How the county looks after its instructors: visits, notice of terms, weights of the appraisal.
class InstructorSettingsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InstructorSettingsPanel(QWidget* parent = nullptr);
    void show_settings(const InstructorSettings& settings);
    /// As they stand in the fields.
    [[nodiscard]] InstructorSettings settings() const;

Q_SIGNALS:
    void save_wanted();
    void left();

private:
    [[nodiscard]] QSpinBox* number(int least, int most, const QString& name);

    InstructorSettings m_shown;
    QDoubleSpinBox* m_visits_per_month = nullptr;
    QSpinBox* m_notice = nullptr;
    QSpinBox* m_visits = nullptr;
    QSpinBox* m_summaries = nullptr;
    QSpinBox* m_appraisals = nullptr;
    QSpinBox* m_results = nullptr;
    QSpinBox* m_full_results = nullptr;
    QSpinBox* m_keep_from = nullptr;
};

} // namespace lx::ui
