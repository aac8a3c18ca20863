#include "ui/widgets/print_panel.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/print/report_pieces.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/page_choice_edit.h"
#include "ui/widgets/page_view.h"
#include "ui/widgets/report_output.h"

namespace lx::ui {

PrintPanel::PrintPanel(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_output(new ReportOutput(context, this)),
      m_slot(context.jobs())
{
    setAccessibleName(tr("Print preview"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QWidget(this);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    line->setSpacing(Theme::grid(1));
    auto* left_side = new FlowLayout(nullptr, Theme::grid(1));
    auto* back = new QPushButton(icon(QStringLiteral("chevron-left")), tr("&Back"), head);
    back->setAccessibleName(tr("Back from the print preview"));
    set_quiet(back);
    m_which = new QComboBox(head);
    m_which->setAccessibleName(tr("What is printed"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_zoom = new QComboBox(head);
    m_only = new PageChoiceEdit(head);
    left_side->addWidget(back);
    left_side->addWidget(m_which);
    left_side->addWidget(m_zoom);
    line->addLayout(left_side, 1);
    auto* right_side = new FlowLayout(nullptr, Theme::grid(1));
    right_side->setAlignment(Qt::AlignRight);
    m_pdf = new QPushButton(tr("Save &PDF…"), head);
    m_excel = new QPushButton(icon(QStringLiteral("export")), tr("Save &Excel…"), head);
    m_print = new QPushButton(icon_on_accent(QStringLiteral("print")), tr("P&rint…"), head);
    set_primary(m_print);
    for (QWidget* one : std::initializer_list<QWidget*>{m_only, m_pdf, m_excel, m_print})
        right_side->addWidget(one);
    line->addLayout(right_side, 1);
    column->addWidget(head);
    m_text = new TextLabel(this);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMargin(Theme::grid(6));
    set_role(m_text, "soft");
    column->addWidget(m_text, 1);
    m_pages = new PageView(context.jobs(), this);
    column->addWidget(m_pages, 1);
    offer_zoom(m_zoom, m_pages);
    const auto name = [this] { return qt(m_report->name); };
    connect(back, &QPushButton::clicked, this, &PrintPanel::left);
    connect(m_which, &QComboBox::currentIndexChanged, this, &PrintPanel::make);
    connect(m_print, &QPushButton::clicked, this, &PrintPanel::print);
    connect(m_pdf, &QPushButton::clicked, this, [this, name] {
        if (const auto setup = m_only->of(m_setup, m_context))
            m_output->save_pdf(m_pieces, *setup, name());
    });
    connect(m_excel, &QPushButton::clicked, this,
            [this, name] { m_output->save_excel(m_report, {}, name()); });
}

void PrintPanel::offer(std::vector<Printed> tables)
{
    m_tables = std::move(tables);
    {
        const QSignalBlocker quiet(m_which);
        m_which->clear();
        for (const Printed& table : m_tables)
            m_which->addItem(shown_text(table.name));
    }
    m_which->setVisible(m_tables.size() > 1);
    make();
    m_pages->setFocus();
}

void PrintPanel::clear()
{
    m_slot.stop();
    m_tables.clear();
    m_which->clear();
    m_report.reset();
    m_pieces.reset();
    m_pages->clear();
}

void PrintPanel::make()
{
    if (m_which->currentIndex() < 0)
        return;
    struct Made
    {
        std::shared_ptr<const Report> report;
        std::shared_ptr<const std::vector<PrintPiece>> pieces;
    };
    m_report.reset();
    m_pieces.reset();
    m_only->clear(); // of the table before
    show_text(tr("Laying out…"));
    const Printed& wanted = m_tables[static_cast<std::size_t>(m_which->currentIndex())];
    m_slot.start<Made>(
        JobKind::Long, tr("Preparing to print %1").arg(wanted.name),
        [work = wanted.begin()](JobProgress& progress) -> Result<Made> {
            LX_ASSIGN(Report report, work(progress));
            Made made;
            made.pieces = std::make_shared<std::vector<PrintPiece>>(report_pieces(report));
            made.report = std::make_shared<const Report>(std::move(report));
            return made;
        },
        [this](Result<Made> made) {
            if (made) {
                m_report = std::move(made->report);
                m_pieces = std::move(made->pieces);
                m_pages->show_pieces(m_pieces, m_setup);
                m_text->hide();
                m_pages->show();
                m_pages->setFocus();
            } else {
                show_text(qt(made.error().message));
            }
            update_actions();
        });
    update_actions();
}

void PrintPanel::show_text(const QString& text)
{
    m_pages->hide();
    m_pages->clear();
    m_text->setText(text);
    m_text->show();
}

void PrintPanel::update_actions()
{
    for (QPushButton* button : {m_print, m_pdf, m_excel})
        button->setEnabled(m_report != nullptr);
}

void PrintPanel::print()
{
    if (m_report == nullptr)
        return;
    if (const auto setup = m_only->of(m_setup, m_context))
        m_output->print(m_pieces, *setup, qt(m_report->name));
}

void PrintPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

void offer_zoom(QComboBox* box, PageView* pages)
{
    box->setAccessibleName(PrintPanel::tr("Size of the pages"));
    box->addItem(PrintPanel::tr("Page width"), 0);
    for (const int percent : {50, 75, 100, 150, 200})
        box->addItem(QStringLiteral("%1%").arg(percent), percent);
    QObject::connect(box, &QComboBox::currentIndexChanged, pages,
                     [box, pages] { pages->set_zoom(box->currentData().toInt()); });
}

} // namespace lx::ui
