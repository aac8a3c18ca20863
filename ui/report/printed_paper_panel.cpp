#include "ui/report/printed_paper_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPrinterInfo>
#include <QPushButton>

#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/print/measuring_page.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/report_output.h"

namespace lx::ui {

namespace {

constexpr double most_moved = 30; ///< mm, either way

} // namespace

PrintedPaperPanel::PrintedPaperPanel(AppContext& context, ReportOutput& output, QWidget* parent)
    : KeepPanel(tr("How far a print is moved on paper that has its titles and lines"),
                tr("Leave it where it is"), tr("&Keep the place"), parent),
      m_context(context), m_output(output)
{
    auto* page = new QPushButton(tr("Print a page to &measure by…"), this);
    add_choice(page);
    add_fields(build_fields());
    connect(page, &QPushButton::clicked, this, &PrintedPaperPanel::print_page);
    connect(m_printer, &QComboBox::currentIndexChanged, this, &PrintedPaperPanel::show_printer);
    hide();
}

QWidget* PrintedPaperPanel::build_fields()
{
    auto* part = new QWidget(this);
    auto* flow = new FlowLayout(part, Theme::grid(2));
    const auto add = [&](const QString& text, QWidget* box) {
        box->setAccessibleName(text);
        flow->addWidget(labelled(part, text, box));
    };
    m_printer = new QComboBox(part);
    m_printer->addItem(tr("A PDF file"), QString());
    for (const QString& name : QPrinterInfo::availablePrinterNames())
        m_printer->addItem(name, name);
    add(tr("Printer"), m_printer);
    for (QDoubleSpinBox** box : {&m_right, &m_down}) {
        *box = new QDoubleSpinBox(part);
        (*box)->setRange(-most_moved, most_moved);
        (*box)->setDecimals(1);
        (*box)->setSingleStep(0.5);
        (*box)->setSuffix(QStringLiteral(" mm"));
    }
    add(tr("To the right (- to the left)"), m_right);
    add(tr("Down (- up)"), m_down);
    return part;
}

void PrintedPaperPanel::edit(const QString& sheet)
{
    m_sheet = sheet;
    tell({});
    const int usual = m_printer->findData(QPrinterInfo::defaultPrinterName());
    m_printer->setCurrentIndex(std::max(usual, 0));
    show_printer();
    show();
    m_right->setFocus();
    m_right->selectAll();
}

void PrintedPaperPanel::show_printer()
{
    const QPointF by = m_context.settings().moved(m_printer->currentData().toString(), m_sheet);
    m_right->setValue(by.x());
    m_down->setValue(by.y());
}

bool PrintedPaperPanel::keep()
{
    m_context.settings().set_moved(m_printer->currentData().toString(), m_sheet,
                                   {m_right->value(), m_down->value()});
    hide();
    return true;
}

void PrintedPaperPanel::print_page()
{
    m_output.print(tr("Page to measure by"), measuring_page_layout(), &paint_measuring_page,
                   &write_measuring_page);
}

} // namespace lx::ui
