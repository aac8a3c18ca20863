#include "ui/widgets/reference_editor.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/ledger_rows.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/match_delegate.h"

namespace lx::ui {

namespace {

constexpr int id_role = Qt::UserRole + 1;
constexpr int label_role = Qt::UserRole + 2;

} // namespace

ReferenceEditor::ReferenceEditor(AppContext& context, const Catalog& catalog, const FieldDef& field,
                                 QWidget* parent)
    : FieldEditor(field, parent), m_target(*catalog.ledger(field.ledger))
{
    m_line = new QLineEdit(this);
    m_line->setPlaceholderText(tr("Words, code or pinyin initials"));
    m_model = new QStandardItemModel(this);
    m_completer = new QCompleter(m_model, this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    m_completer->setWidget(m_line);
    m_completer->setWrapAround(false); // past either end no row would be highlighted
    m_completer->popup()->installEventFilter(this);
    m_completer->popup()->setItemDelegate(new MatchDelegate(m_completer));
    m_search = new ReferenceSearch(context, m_target, this);
    QAction* open = m_line->addAction(icon(QStringLiteral("search")), QLineEdit::TrailingPosition);
    open->setText(tr("Show choices"));
    set_tip(open, tr("Show choices"));
    layout()->addWidget(m_line);
    set_main(m_line);

    connect(open, &QAction::triggered, this, [this] {
        if (m_line->isReadOnly())
            return;
        m_popup = true;
        m_search->search_now(m_id ? QString() : m_line->text());
    });
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_id.reset();
        m_resolve = false;
        m_closed = false;
        m_popup = true;
        m_search->search(text);
        Q_EMIT changed();
    });
    connect(m_search, &ReferenceSearch::found, this, &ReferenceEditor::show_choices);
    connect(m_completer, QOverload<const QModelIndex&>::of(&QCompleter::activated), this,
            [this](const QModelIndex& index) {
                choose(index.data(id_role).toLongLong(), index.data(label_role).toString());
            });
    connect(this, &FieldEditor::finished, this, &ReferenceEditor::resolve);
}

bool ReferenceEditor::eventFilter(QObject* watched, QEvent* event)
{
    // Escape closes the list and no more: neither the form around it nor the list has a share.
    if (watched == m_completer->popup() &&
        (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            m_closed = true;
            m_popup = false;
            m_completer->popup()->hide();
        }
        return true;
    }
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down && !m_completer->popup()->isVisible() &&
            !m_line->isReadOnly()) {
            m_popup = true;
            m_search->search_now(m_id ? QString() : m_line->text());
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

void ReferenceEditor::show_choices(const QString& text, const std::vector<ReferenceChoice>& choices,
                                   bool none)
{
    if (std::exchange(m_none, none) != none && !m_id && !m_line->text().isEmpty())
        Q_EMIT changed(); // what is said of the words typed is another now
    if (m_resolve) {
        m_resolve = false;
        // What was typed names exactly one row: that is meant.
        const ReferenceChoice* same = nullptr;
        int same_count = 0;
        for (const ReferenceChoice& choice : choices) {
            if (choice.label == text.trimmed()) {
                same = &choice;
                ++same_count;
            }
        }
        if (same_count == 1)
            choose(same->id, same->label);
        else if (choices.size() == 1 && field().type == FieldType::Ref && !m_closed)
            choose(choices.front().id, choices.front().label);
        return;
    }
    m_model->clear();
    for (const ReferenceChoice& choice : choices) {
        auto* item = new QStandardItem(shown_text(
            choice.more.isEmpty() ? choice.label
                                  : QStringLiteral("%1   %2").arg(choice.label, choice.more)));
        item->setData(static_cast<qlonglong>(choice.id), id_role);
        item->setData(choice.label, label_role);
        item->setData(choice.match_begin, MatchDelegate::begin_role);
        item->setData(choice.match_length, MatchDelegate::length_role);
        m_model->appendRow(item);
    }
    if (choices.empty()) {
        auto* item = new QStandardItem(field().type == FieldType::RefOrText
                                           ? tr("Not in this file: kept as text")
                                       : none ? tr("Nothing in %1 yet").arg(qt(m_target.name))
                                              : tr("Nothing found"));
        item->setEnabled(false);
        m_model->appendRow(item);
    }
    if (std::exchange(m_popup, false) && m_line->hasFocus()) {
        m_completer->complete();
        // Enter takes the first, once something is typed.
        if (!choices.empty() && !text.trimmed().isEmpty())
            m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    }
}

void ReferenceEditor::choose(std::int64_t id, const QString& label)
{
    if (id == 0)
        return;
    m_id = id;
    m_label = label;
    m_line->setText(label);
    m_line->setCursorPosition(0);
    Q_EMIT chosen(id, label);
    Q_EMIT changed();
}

void ReferenceEditor::resolve()
{
    if (m_id || m_line->text().trimmed().isEmpty() || m_completer->popup()->isVisible())
        return;
    m_popup = false;
    m_resolve = true;
    m_search->search_now(m_line->text());
}

Entry ReferenceEditor::entry() const
{
    const QString text = m_line->text().trimmed();
    if (m_id)
        return {Value(*m_id), {}, {}};
    if (text.isEmpty())
        return {};
    if (field().type == FieldType::RefOrText)
        return {Value(utf8_of(text)), {}, {}};
    if (m_none)
        return {Value(),
                tr("There is nothing in %1 yet: enter it there first. What need not be filled in "
                   "may stay blank.")
                    .arg(qt(m_target.name)),
                {}};
    return {Value(), tr("No “%1” in %2: choose from the list.").arg(text, qt(m_target.name)), {}};
}

QString ReferenceEditor::typed() const
{
    return m_line->text();
}

void ReferenceEditor::set_value(const Value& value, const QString& label)
{
    m_resolve = false;
    m_popup = false;
    if (const auto* id = std::get_if<std::int64_t>(&value)) {
        m_id = *id;
        m_label = label;
        m_line->setText(label);
    } else {
        m_id.reset();
        m_line->setText(qt(text_of(value)));
    }
    m_line->setCursorPosition(0);
}

void ReferenceEditor::set_read_only(bool read_only)
{
    m_line->setReadOnly(read_only);
}

void ReferenceEditor::select_all()
{
    m_line->selectAll();
}

void ReferenceEditor::clear()
{
    m_id.reset();
    m_line->clear();
}

ReferenceListEditor::ReferenceListEditor(AppContext& context, const Catalog& catalog,
                                         const FieldDef& field, QWidget* parent)
    : FieldEditor(field, parent), m_context(context), m_catalog(catalog)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    m_box = new ReferenceEditor(context, catalog, field, this);
    m_tags = new QWidget(this);
    auto* flow = new FlowLayout(m_tags, 4);
    flow->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_box);
    column->addWidget(m_tags);
    static_cast<QHBoxLayout*>(layout())->addLayout(column);
    set_main(m_box->focusProxy());
    connect(m_box, &ReferenceEditor::chosen, this, [this](qint64 id, const QString& label) {
        add(id, label);
        QMetaObject::invokeMethod(m_box, &ReferenceEditor::clear, Qt::QueuedConnection);
    });
    connect(m_box, &FieldEditor::changed, this, &FieldEditor::changed);
    m_tags->hide();
}

void ReferenceListEditor::add(std::int64_t id, const QString& label)
{
    for (const Tag& tag : m_chosen) {
        if (tag.id == id)
            return;
    }
    m_chosen.push_back({id, label});
    rebuild();
    Q_EMIT changed();
}

void ReferenceListEditor::rebuild()
{
    qDeleteAll(m_tags->findChildren<QPushButton*>());
    for (const Tag& tag : m_chosen) {
        auto* button =
            new QPushButton(icon(QStringLiteral("close")), button_text(tag.label), m_tags);
        const QString take_out = tr("Take “%1” out").arg(tag.label);
        set_tip(button, take_out);
        button->setAccessibleName(take_out);
        button->setEnabled(!m_read_only);
        connect(button, &QPushButton::clicked, this, [this, id = tag.id] {
            std::erase_if(m_chosen, [id](const Tag& one) { return one.id == id; });
            QMetaObject::invokeMethod(this, &ReferenceListEditor::rebuild, Qt::QueuedConnection);
            Q_EMIT changed();
        });
        m_tags->layout()->addWidget(button);
    }
    m_tags->setVisible(!m_chosen.empty());
}

Entry ReferenceListEditor::entry() const
{
    Entry entry;
    entry.error = m_box->entry().error;
    QStringList ids;
    for (const Tag& tag : m_chosen)
        ids << QString::number(tag.id);
    if (!ids.isEmpty())
        entry.value = utf8_of(ids.join(QLatin1Char(',')));
    return entry;
}

QString ReferenceListEditor::typed() const
{
    return m_box->typed();
}

void ReferenceListEditor::set_value(const Value& value, const QString&)
{
    // One label for all of them can't be taken apart: names hold whatever stands between them.
    const auto ids = ids_of_list(value);
    std::unordered_map<std::int64_t, std::string> names;
    if (!ids.empty() && m_context.has_document()) {
        LedgerStore store(m_context.database(), m_catalog);
        if (auto read = store.labels(*m_catalog.ledger(field().ledger), ids))
            names = std::move(*read);
    }
    m_chosen.clear();
    for (const std::int64_t id : ids) {
        const auto name = names.find(id);
        m_chosen.push_back(
            {id, name == names.end() ? QStringLiteral("#%1").arg(id) : qt(name->second)});
    }
    m_box->clear();
    rebuild();
}

void ReferenceListEditor::set_read_only(bool read_only)
{
    m_read_only = read_only;
    m_box->setEnabled(!read_only);
    rebuild();
}

} // namespace lx::ui
