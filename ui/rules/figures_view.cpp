#include "ui/rules/figures_view.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include "core/county/policies.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/document/policy_list.h"
#include "ui/presentation/figure_model.h"
#include "ui/presentation/figure_text.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/rules/pack_actions.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

/// A list to choose from where the figure is one of a few.
class FigureDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override
    {
        const auto* model = qobject_cast<const FigureModel*>(index.model());
        const QStringList choices = figure_choices(*model->figure(index.row()));
        if (choices.isEmpty())
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto* box = new QComboBox(parent);
        box->addItems(choices);
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            box->setCurrentText(index.data(Qt::EditRole).toString());
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override
    {
        if (const auto* box = qobject_cast<QComboBox*>(editor))
            model->setData(index, box->currentText(), Qt::EditRole);
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }
};

} // namespace

FiguresView::FiguresView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_reading(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    line->setSpacing(Theme::grid(1));
    auto* label = new TextLabel(tr("P&olicy"), this);
    m_policy = new QComboBox(this);
    m_policy->setAccessibleName(tr("Policy whose figures are shown"));
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_policy->setMinimumContentsLength(30);
    label->setBuddy(m_policy);
    m_words = new TextLabel(this);
    set_role(m_words, "soft");
    m_words->setWordWrap(true);
    m_one = new QPushButton(tr("&Give back this figure"), this);
    m_one->setAccessibleName(tr("Give back this figure"));
    m_all = new QPushButton(tr("Give back a&ll figures"), this);
    m_all->setAccessibleName(tr("Give back all figures"));
    line->addWidget(label);
    line->addWidget(m_policy, 1);
    auto* packs = new QPushButton(tr("Policy &packs"), this);
    packs->setAccessibleName(tr("Policy packs"));
    packs->setProperty("menu", true);
    packs->setMenu(new QMenu(packs));
    line->addWidget(packs);
    column->addLayout(line);
    auto* second = new QHBoxLayout;
    second->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    second->setSpacing(Theme::grid(1));
    second->addWidget(m_words, 1);
    second->addWidget(m_one);
    second->addWidget(m_all);
    column->addLayout(second);

    m_model = new FigureModel(this);
    m_view = new QTableView(this);
    m_view->setHorizontalHeader(new WrapHeader(m_view));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FigureDelegate(m_view));
    m_view->setAccessibleName(tr("Figures of the policy"));
    dress_table(m_view);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems); // one value is edited
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_view->horizontalHeader()->setSectionResizeMode(FigureModel::Title, QHeaderView::Stretch);
    column->addWidget(m_view, 1);

    m_packs = new PackActions(context, this);
    const auto add = [&](const QString& text, auto run) {
        auto* action = packs->menu()->addAction(text);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    add(tr("Take in a pack…"), [this] { m_packs->take_in(); });
    add(tr("Write this pack out…"),
        [this] { m_packs->write_out(m_policy->currentData().toString()); });
    m_remove = add(tr("Remove this pack…"),
                   [this] { m_packs->remove(m_policy->currentData().toString()); });
    connect(m_packs, &PackActions::taken, this, [this](const QString& id) {
        m_policy->setCurrentIndex(std::max(0, m_policy->findData(id)));
        read();
    });
    connect(m_policy, &QComboBox::activated, this, &FiguresView::read);
    connect(m_one, &QPushButton::clicked, this, [this] { give_back(false); });
    connect(m_all, &QPushButton::clicked, this, [this] { give_back(true); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FiguresView::update_buttons);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FiguresView::update_buttons);
    connect(m_model, &FigureModel::entered, this,
            [this](const std::string& key, const std::string& json, const QString& text) {
                m_model->expect(key, text);
                keep(key, json, text);
            });
}

void FiguresView::leave_document()
{
    m_reading.stop();
    m_policy->clear();
    m_model->show(nullptr, false);
    update_buttons();
}

void FiguresView::refresh()
{
    if (!m_context.has_document())
        return;
    // Those carried out here come first.
    const QString before = m_policy->currentData().toString();
    m_policy->clear();
    for (const bool chosen : {true, false}) {
        for (const PolicyChoice& entry : m_context.policy_choices()) {
            if (m_context.policies().contains(entry.id) != chosen)
                continue;
            m_policy->addItem(
                shown_text(chosen ? entry.name : tr("%1 (not carried out here)").arg(entry.name)),
                entry.id);
        }
    }
    m_policy->setCurrentIndex(std::max(0, m_policy->findData(before)));
    read();
}

void FiguresView::read()
{
    m_reading.start<Pack>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(),
         id = utf8_of(m_policy->currentData().toString())](JobProgress& progress) -> Result<Pack> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return load_policy(*database, definitions, id);
        },
        [this](Result<Pack> pack) {
            if (pack) {
                show(*pack);
            } else if (pack.error().kind != ErrorKind::Cancelled) {
                m_context.notices().error(pack.error());
                m_model->show(nullptr, false);
            }
        });
}

void FiguresView::show(const Pack& pack)
{
    const bool same = m_model->pack() && m_model->pack()->id() == pack->id();
    if (same) {
        m_model->update(pack);
        update_buttons();
        return;
    }
    m_model->show(pack, !m_context.read_only());
    size_columns();
    if (m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(0, FigureModel::Value));
    update_buttons();
}

void FiguresView::size_columns()
{
    const int size = Theme::current().text_px;
    m_view->setColumnWidth(FigureModel::Value, 9 * size);
    m_view->setColumnWidth(FigureModel::Unit, 5 * size);
    m_view->setColumnWidth(FigureModel::Original, 9 * size);
    m_view->setColumnWidth(FigureModel::Readers, 20 * size);
    m_view->setColumnWidth(FigureModel::Remark, 17 * size);
    m_view->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
}

void FiguresView::update_buttons()
{
    const int row = m_view->currentIndex().row();
    const bool may = m_context.has_document() && !m_context.read_only();
    const std::size_t set = m_model->values().size();
    bool any = set > 0;
    for (int one = 0; one < m_model->rowCount(); ++one)
        any = any || m_model->refused(one);
    m_one->setEnabled(
        may && row >= 0 &&
        (m_model->index(row, 0).data(FigureModel::changed_role).toBool() || m_model->refused(row)));
    m_all->setEnabled(may && any);
    const QString id = m_policy->currentData().toString();
    const auto& choices = m_context.policy_choices();
    const bool own = std::any_of(choices.begin(), choices.end(),
                                 [&](const PolicyChoice& one) { return one.own && one.id == id; });
    m_remove->setEnabled(may && own);
    m_words->setText(tr("%1 figures, %2 set in this file. † marks defaults of this product, not "
                        "of the policy.")
                         .arg(m_model->rowCount())
                         .arg(set));
}

void FiguresView::keep(const std::string& key, const std::optional<std::string>& json,
                       const QString& entered)
{
    if (!m_model->pack())
        return;
    m_context.change_policies<Pack>(
        this,
        [id = m_model->pack()->id(), definitions = m_context.definitions(), key,
         json](Database& database, const Actor& actor) -> Result<Pack> {
            ParamValues values;
            if (!key.empty()) {
                LX_ASSIGN(values, policy_values(database, id));
                values.erase(key);
            }
            if (json)
                values[key] = *json;
            LX_TRY(save_policy_values(database, id, values, &actor));
            return load_policy(database, definitions, id);
        },
        [this, key, entered](Result<Pack> pack) { kept(key, entered, std::move(pack)); });
}

void FiguresView::kept(const std::string& key, const QString& entered, Result<Pack> pack)
{
    const bool shown = m_model->pack() != nullptr;
    if (pack) {
        if (shown && m_model->pack()->id() == (*pack)->id())
            m_model->update(*pack);
    } else if (!entered.isEmpty() && shown && pack.error().kind != ErrorKind::Moved) {
        m_model->refuse(key, entered, qt(pack.error().message));
    } else {
        m_model->forget(key);
        m_context.notices().error(pack.error());
    }
    update_buttons();
}

void FiguresView::give_back(bool all)
{
    const ParamDef* figure = m_model->figure(m_view->currentIndex().row());
    if (!all && figure == nullptr)
        return;
    const std::string key = all ? std::string() : figure->key;
    const ParamValues values = m_model->values();
    m_model->forget(key);
    if (all ? !values.empty() : values.count(key) > 0)
        keep(key, std::nullopt, {});
    update_buttons();
}

} // namespace lx::ui
