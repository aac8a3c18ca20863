#include "ui/widgets/page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/notices.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/print_panel.h"

namespace lx::ui {

bool Page::Changes::touches(const std::string& ledger) const
{
    if (document)
        return true;
    for (const DataChange& change : data) {
        if (change.touches(ledger))
            return true;
    }
    return false;
}

Page::Page(AppContext& context, const QString& title, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);

    auto* header = new QWidget(this);
    m_header_side = header;
    header->setObjectName(QStringLiteral("pageHeader"));
    m_header = new QHBoxLayout(header);
    m_header->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    m_header->setSpacing(Theme::grid(1));
    m_title = new LineLabel(header);
    m_title->setText(title);
    set_role(m_title, "title");
    m_subtitle = new LineLabel(header);
    set_role(m_subtitle, "soft");
    m_header->addWidget(m_title);
    m_header->addWidget(m_subtitle);
    m_header->addStretch(1);
    m_actions = new FlowLayout(nullptr, Theme::grid(1));
    m_actions->setAlignment(Qt::AlignRight);
    m_header->addLayout(m_actions);
    whole->addWidget(header);

    m_body_side = new QWidget(this);
    m_body = new QVBoxLayout(m_body_side);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    whole->addWidget(m_body_side, 1);

    setAccessibleName(title);
    m_pending.document = true;
}

void Page::set_title(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Page::set_subtitle(const QString& text)
{
    m_subtitle->setText(text);
}

void Page::add_action(QWidget* widget)
{
    m_actions->addWidget(widget);
}

void Page::show_header(bool shown)
{
    m_header_shown = shown;
    m_header_side->setVisible(shown && !printing());
}

void Page::set_status(const QString& text)
{
    if (text == m_status)
        return;
    m_status = text;
    Q_EMIT status_changed();
}

void Page::note(const Changes& changes)
{
    m_pending.document |= changes.document;
    m_pending.moved |= changes.moved;
    m_pending.as_of |= changes.as_of;
    m_pending.policies |= changes.policies;
    if (m_pending.document)
        m_pending.data.clear(); // everything is read anew
    else
        m_pending.data.insert(m_pending.data.end(), changes.data.begin(), changes.data.end());
    // A file that is closed is let go of by every page, also one that is hidden.
    if (changes.document)
        leave_print();
    const bool now = m_shown || (m_pending.document && !m_context.has_document());
    if (now && m_pending.any())
        refresh(std::exchange(m_pending, {}));
}

void Page::set_shown(bool shown)
{
    m_shown = shown;
    if (!shown)
        leave_print();
    note({});
}

void Page::print()
{
    if (printing()) {
        m_print->print();
        return;
    }
    std::vector<Printed> tables = printed_tables(m_context, *m_body_side, accessibleName());
    if (tables.empty()) {
        m_context.notices().info(tr("There is nothing to print here. Lists are printed from their "
                                    "ledger, tables and sheets from the reports."));
        return;
    }
    if (m_print == nullptr) {
        m_print = new PrintPanel(m_context, this);
        layout()->addWidget(m_print);
        connect(m_print, &PrintPanel::left, this, &Page::leave_print);
    }
    m_before_print = window()->focusWidget();
    // Both at once would ask for more room than a small screen has, and the window would grow.
    m_header_side->hide();
    m_body_side->hide();
    m_print->show();
    m_print->offer(std::move(tables));
}

void Page::leave_print()
{
    if (!printing())
        return;
    m_print->clear();
    m_print->hide();
    m_body_side->show();
    m_header_side->setVisible(m_header_shown);
    if (m_before_print != nullptr && m_before_print->isVisible())
        m_before_print->setFocus();
    else
        focus_first();
}

bool Page::printing() const
{
    return m_print != nullptr && !m_print->isHidden();
}

void Page::add_print_action()
{
    auto* button = new QPushButton(icon(QStringLiteral("print")), QString(), this);
    button->setAccessibleName(tr("Print or export what is shown"));
    set_tip(button, tr("Print or export what is shown (Ctrl+P)"));
    set_quiet(button);
    add_action(button);
    connect(button, &QPushButton::clicked, this, &Page::print);
}

} // namespace lx::ui
