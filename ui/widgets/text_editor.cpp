#include "ui/widgets/text_editor.h"

#include <QAction>
#include <QCalendarWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QWidgetAction>

#include "core/base/date.h"
#include "core/ledger/field_text.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/ledger_rows.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

Entry read_entry(const Catalog& catalog, const FieldDef& field, const QString& text,
                 const Value& stored)
{
    FieldReading reading = read_change(catalog, field, utf8_of(text), stored);
    QString warning = qt(reading.warning);
    if (!reading.doubt.empty())
        warning += (warning.isEmpty() ? QString() : QStringLiteral(" ")) + qt(reading.doubt);
    return {std::move(reading.value), qt(reading.error), warning};
}

LineEditor::LineEditor(const Catalog& catalog, const FieldDef& field, QWidget* parent)
    : FieldEditor(field, parent), m_catalog(catalog)
{
    m_line = new QLineEdit(this);
    if (is_code(field))
        m_line->setFont(code_font(Theme::current()));
    if (alignment_of(field) & Qt::AlignRight)
        m_line->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout()->addWidget(m_line);
    set_main(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_text = text;
        Q_EMIT changed();
    });
    connect(this, &FieldEditor::finished, this, &LineEditor::tidy);
}

Entry LineEditor::entry() const
{
    return read_entry(m_catalog, field(), m_text, m_stored);
}

QString LineEditor::plain(const Value& value) const
{
    return is_empty(value) ? QString() : qt(show_field(field(), value, false));
}

void LineEditor::set_value(const Value& value, const QString&)
{
    m_stored = value;
    m_text = plain(value);
    if (field().sensitive && !m_line->hasFocus())
        mask();
    else
        m_line->setText(m_text);
    m_line->setCursorPosition(0);
}

void LineEditor::take(const Value& value)
{
    m_text = plain(value);
    m_line->setText(m_text);
    Q_EMIT changed();
}

void LineEditor::set_read_only(bool read_only)
{
    m_line->setReadOnly(read_only);
}

void LineEditor::select_all()
{
    m_line->selectAll();
}

bool LineEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_line && event->type() == QEvent::FocusIn)
        unmask();
    return FieldEditor::eventFilter(watched, event);
}

void LineEditor::tidy()
{
    const Entry read = entry();
    if (read.error.isEmpty() && !is_empty(read.value))
        m_text = plain(read.value);
    if (field().sensitive && read.error.isEmpty())
        mask();
    else if (m_line->text() != m_text)
        m_line->setText(m_text);
}

void LineEditor::mask()
{
    const Entry read = entry();
    m_masked = true;
    m_line->setText(is_empty(read.value) ? m_text : qt(show_field(field(), read.value, true)));
}

void LineEditor::unmask()
{
    if (!m_masked)
        return;
    m_masked = false;
    m_line->setText(m_text);
}

DateEditor::DateEditor(const Catalog& catalog, const FieldDef& field, QWidget* parent)
    : LineEditor(catalog, field, parent)
{
    line()->setPlaceholderText(tr("e.g. 2025-9-30"));
    QAction* open =
        line()->addAction(icon(QStringLiteral("calendar")), QLineEdit::TrailingPosition);
    open->setText(tr("Pick a day"));
    set_tip(open, tr("Pick a day"));
    connect(open, &QAction::triggered, this, &DateEditor::pick);
}

void DateEditor::pick()
{
    if (line()->isReadOnly())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new QCalendarWidget(menu);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setFirstDayOfWeek(Qt::Monday);
    if (const auto day = Date::from_iso(text_of(entry().value)))
        calendar->setSelectedDate(QDate(day->year(), day->month(), day->day()));
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    connect(calendar, &QCalendarWidget::activated, menu, [this, menu](const QDate& day) {
        take(utf8_of(day.toString(Qt::ISODate)));
        menu->close();
    });
    connect(calendar, &QCalendarWidget::clicked, menu, [this, menu](const QDate& day) {
        take(utf8_of(day.toString(Qt::ISODate)));
        menu->close();
    });
    menu->popup(mapToGlobal(QPoint(0, height())));
    calendar->setFocus();
}

LongTextEditor::LongTextEditor(const Catalog& catalog, const FieldDef& field, QWidget* parent)
    : FieldEditor(field, parent), m_catalog(catalog)
{
    m_edit = new QPlainTextEdit(this);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(2 * Theme::current().control_px + 8);
    layout()->addWidget(m_edit);
    set_main(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT changed(); });
}

Entry LongTextEditor::entry() const
{
    return read_entry(m_catalog, field(), typed());
}

QString LongTextEditor::typed() const
{
    return m_edit->toPlainText();
}

void LongTextEditor::set_value(const Value& value, const QString&)
{
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(qt(text_of(value)));
}

void LongTextEditor::set_read_only(bool read_only)
{
    m_edit->setReadOnly(read_only);
}

void LongTextEditor::select_all()
{
    m_edit->selectAll();
}

} // namespace lx::ui
