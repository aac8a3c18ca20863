#include "ui/instructors/settings_panel.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int uncounted = -1; ///< percent of a grade that says nothing

} // namespace

InstructorSettingsPanel::InstructorSettingsPanel(QWidget* parent) : QWidget(parent)
{
    auto* room = new QVBoxLayout(this);
    room->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(2));
    auto* about =
        new TextLabel(tr("The county's own, beside what the policies ask. A part of which "
                         "nothing was asked leaves its weight to the others."),
                      this);
    about->setWordWrap(true);
    set_role(about, "soft");
    room->addWidget(about);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* fields = new QWidget(area);
    fields->setProperty("plain", true);
    m_form = new QFormLayout(fields);
    m_form->setContentsMargins(0, 0, 0, 0);
    area->setWidget(fields);
    m_visits_per_month = new QDoubleSpinBox(this);
    m_visits_per_month->setRange(0, 31);
    m_visits_per_month->setSingleStep(0.5);
    m_visits_per_month->setDecimals(2);
    m_visits_per_month->setSpecialValueText(tr("as the policies ask"));
    m_visits_per_month->setAccessibleName(tr("Visits a month to each unit"));
    m_visits = number(0, 1000, tr("Weight of visits"));
    m_summaries = number(0, 1000, tr("Weight of summaries"));
    m_appraisals = number(0, 1000, tr("Weight of appraisals"));
    m_results = number(0, 1000, tr("Weight of organizations built"));
    m_full_results = number(1, 1000, tr("Organizations built for the full weight"));
    m_keep_from = number(0, 100, tr("Kept from a score of"));
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_visits_per_month, m_visits, m_summaries, m_appraisals,
                                         m_results, m_full_results, m_keep_from}) {
        fix_characters(field, 10);
        add_row(m_form, field->accessibleName(), field);
    }
    room->addWidget(area, 1);
    auto* keys = new QHBoxLayout;
    auto* save = new QPushButton(tr("Save settings"), this);
    auto* back = new QPushButton(tr("Back to the board"), this);
    keys->addWidget(save);
    keys->addWidget(back);
    keys->addStretch();
    room->addLayout(keys);
    connect(save, &QPushButton::clicked, this, &InstructorSettingsPanel::save_wanted);
    connect(back, &QPushButton::clicked, this, &InstructorSettingsPanel::left);
}

QSpinBox* InstructorSettingsPanel::number(int least, int most, const QString& name)
{
    auto* box = new QSpinBox(this);
    box->setRange(least, most);
    box->setAccessibleName(name);
    return box;
}

void InstructorSettingsPanel::show_grades(const QStringList& grades)
{
    QStringList all = grades;
    for (const auto& [grade, worth] : m_shown.appraisal.grades)
        if (!all.contains(qt(grade)))
            all << qt(grade);
    for (const auto& [grade, box] : m_grades)
        m_form->removeRow(box);
    m_grades.clear();
    for (const QString& grade : all) {
        auto* box = number(uncounted, 100, tr("Percent “%1” is worth").arg(grade));
        box->setSpecialValueText(tr("not counted"));
        const auto kept = m_shown.appraisal.grades.find(utf8_of(grade));
        box->setValue(kept == m_shown.appraisal.grades.end() ? uncounted : kept->second);
        fix_characters(box, 10);
        add_row(m_form, box->accessibleName(), box);
        m_grades.emplace_back(utf8_of(grade), box);
    }
}

void InstructorSettingsPanel::show_settings(const InstructorSettings& settings,
                                            const QStringList& grades)
{
    m_shown = settings;
    show_grades(grades);
    m_visits_per_month->setValue(settings.visits_per_month.value_or(0));
    m_visits->setValue(settings.appraisal.visits);
    m_summaries->setValue(settings.appraisal.summaries);
    m_appraisals->setValue(settings.appraisal.appraisals);
    m_results->setValue(settings.appraisal.results);
    m_full_results->setValue(settings.appraisal.full_results);
    m_keep_from->setValue(settings.appraisal.keep_from);
}

InstructorSettings InstructorSettingsPanel::settings() const
{
    InstructorSettings settings = m_shown;
    settings.appraisal.grades.clear();
    for (const auto& [grade, box] : m_grades)
        if (box->value() != uncounted)
            settings.appraisal.grades[grade] = box->value();
    settings.visits_per_month.reset();
    if (m_visits_per_month->value() > 0)
        settings.visits_per_month = m_visits_per_month->value();
    settings.appraisal.visits = m_visits->value();
    settings.appraisal.summaries = m_summaries->value();
    settings.appraisal.appraisals = m_appraisals->value();
    settings.appraisal.results = m_results->value();
    settings.appraisal.full_results = m_full_results->value();
    settings.appraisal.keep_from = m_keep_from->value();
    return settings;
}

} // namespace lx::ui
