#include "ui/chart/chart_actions.h"

#include <cmath>

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>

#include "core/report/make_report.h"
#include "core/report/report_xlsx.h"
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
    QStringList words;
    if (const std::string office = office_of(m_context.jurisdiction()); !office.empty())
        words << qt(office);
    words << tr("made on %1").arg(date_text(m_context.clock().today()));
    return words.join(QStringLiteral("　"));
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
        return save_workbook(path);
    const bool sheets = path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive);
    m_output->save_as(path, name,
                      [paper = sheets ? chart_sheets(*m_chart, foot())
                                      : chart_picture(*m_chart, foot())](const std::string& file) {
                          return write_chart(paper, file);
                      });
}

void ChartActions::save_workbook(const QString& path)
{
    Report report = chart_report(*m_chart);
    report.office = office_of(m_context.jurisdiction());
    report.made = m_context.clock().today();
    m_output->save_as(path, qt(m_chart->name),
                      [report = std::move(report)](const std::string& file) -> Result<> {
                          NoProgress quiet;
                          return write_report_xlsx(report, file, {}, quiet);
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

Report chart_report(const Chart& chart)
{
    constexpr int name_width = 30;
    constexpr int figure_width = 14;
    Report report;
    report.name = chart.name;
    report.of_a_day = false; // the lines say it
    ReportTable& table = report.tables.emplace_back();
    table.name = chart.name;
    table.title = chart.name;
    table.lines = chart.lines;
    table.note = chart.note;
    table.columns.push_back(column("分类", name_width));
    for (const ChartSeries& series : chart.series)
        table.columns.push_back(column(series.name, figure_width, series.format));
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        ReportRow& row = table.rows.emplace_back();
        row.cells.push_back(ReportCell::of_text(chart.categories[i].name));
        for (const ChartSeries& series : chart.series) {
            const ChartPoint& point = series.points[i];
            ReportCell cell;
            cell.blank = !point.value;
            cell.real = point.value.value_or(0);
            cell.number = std::llround(point.value.value_or(0));
            cell.unknown = point.unknown;
            row.cells.push_back(std::move(cell));
        }
    }
    for (const ChartTarget& target : chart.targets)
        table.lines.push_back("目标：" + target.name);
    return report;
}

} // namespace lx::ui
