#include "ui/chart/chart_actions.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>

#include "core/chart/chart_xlsx.h"
#include "core/report/make_report.h"
#include "ui/chart/chart_file.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/report_output.h"

namespace lx::ui {

ChartActions::ChartActions(AppContext& context, QWidget* parent)
    : QObject(parent), m_context(context), m_output(new ReportOutput(context, this))
{}

void ChartActions::add_tools(QBoxLayout* to, QWidget* parent)
{
    const auto tool = [&](const char* icon_name, const QString& text, void (ChartActions::*act)()) {
        auto* button = new QToolButton(parent);
        button->setIcon(icon(QString::fromLatin1(icon_name)));
        set_tip(button, text);
        button->setAccessibleName(text);
        button->setEnabled(m_chart != nullptr);
        connect(button, &QToolButton::clicked, this, act);
        to->addWidget(button);
        m_tools.push_back(button);
    };
    tool("copy", tr("Copy the chart as a picture"), &ChartActions::copy);
    tool("save", tr("Save the chart (PNG, SVG, PDF or Excel)…"), &ChartActions::save);
    tool("print", tr("Print the chart…"), &ChartActions::print);
}

void ChartActions::set_chart(std::shared_ptr<const Chart> chart)
{
    m_chart = std::move(chart);
    for (QToolButton* tool : m_tools)
        tool->setEnabled(m_chart != nullptr);
}

QString ChartActions::foot() const
{
    return chart_foot(office_of(m_context.jurisdiction()), m_context.clock().today());
}

void ChartActions::copy()
{
    if (!m_chart)
        return;
    QGuiApplication::clipboard()->setImage(chart_image(chart_picture(*m_chart, foot())));
    m_context.notices().success(tr("The chart is on the clipboard."));
}

void ChartActions::save()
{
    if (!m_chart)
        return;
    const QString name = qt(m_chart->name);
    const QString chosen =
        m_context.dialogs().save_file(tr("Save the chart"), name + QStringLiteral(".png"),
                                      tr("Pictures, PDF, Excel (*.png *.svg *.pdf *.xlsx)"));
    if (chosen.isEmpty())
        return;
    const QString path = with_ending(chosen, {QStringLiteral(".png"), QStringLiteral(".svg"),
                                              QStringLiteral(".pdf"), QStringLiteral(".xlsx")});
    if (path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive))
        return m_output->save_as(path, name,
                                 [chart = m_chart, office = office_of(m_context.jurisdiction()),
                                  made = m_context.clock().today()](const std::string& file) {
                                     return write_chart_xlsx(*chart, office, made, file);
                                 });
    const bool sheets = path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive);
    m_output->save_as(path, name,
                      [paper = sheets ? chart_sheets(*m_chart, foot())
                                      : chart_picture(*m_chart, foot())](const std::string& file) {
                          return write_chart(paper, file);
                      });
}

void ChartActions::print()
{
    if (!m_chart)
        return;
    const ChartPaper sheets = chart_sheets(*m_chart, foot());
    m_output->print(
        sheets.title, chart_paper_layout(sheets),
        [sheets](QPagedPaintDevice& printer) { print_chart(sheets, printer); },
        [sheets](const std::string& file) { return write_chart(sheets, file); });
}

} // namespace lx::ui
