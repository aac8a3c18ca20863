#include "app/tour.h"

#include <QAbstractButton>
#include <QAction>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "ui/shell/main_window.h"

namespace lx::ui {

namespace {

QString plain(QString text)
{
    static const QRegularExpression accelerator(QStringLiteral(R"(\(&.\)|&|\t.*)"));
    return text.remove(accelerator);
}

QAbstractButton* button(const MainWindow& window, const QString& name)
{
    for (auto* one : window.findChildren<QAbstractButton*>()) {
        const bool named = one->accessibleName() == name || plain(one->text()) == name;
        if (named && one->isVisible() && one->isEnabled())
            return one;
    }
    return nullptr;
}

QAction* menu_entry(const MainWindow& window, const QString& name)
{
    for (auto* one : window.findChildren<QAction*>()) {
        if (plain(one->text()) == name && one->isEnabled())
            return one;
    }
    return nullptr;
}

Place ledger(const char* code)
{
    ListRequest request;
    request.query.ledger = code;
    return Place::list(request);
}

Place young_branches()
{
    ListRequest request;
    request.query.ledger = "org";
    request.query.condition = QJsonDocument::fromJson(R"({"all": [
        {"fact": "kind", "op": "in", "value": ["党支部", "联合党支部"]},
        {"fact": "founded", "op": ">=", "value": "2018-01-01"}]})")
                                  .object();
    return Place::list(request);
}

/// Two units, to be merged.
Place side_by_side()
{
    Place place = Place::rows("unit", {1, 2}, {});
    place.page = QStringLiteral("duplicates");
    return place;
}

} // namespace

std::vector<Stop> tour()
{
    const auto id = [](const char* text) { return QString::fromLatin1(text); };
    const auto page = [&](const char* name) { return Place::of_page(id(name)); };
    const auto rules = [&](const char* part) { return Place::part(id("rules"), id(part)); };
    const auto words = [](const char* text) { return QString::fromUtf8(text); };
    return {
        {id("start"), page("start"), {}},
        {id("todo-lists"), page("start"), {words("重点")}},
        {id("todo-shares"), page("start"), {words("面上")}},
        {id("todo-list"), Place::part(id("start"), id("unbuilt")), {}},
        {id("ledger"), ledger("unit"), {}},
        {id("form"), ledger("unit"), {words("在表单中编辑")}},
        {id("replace"), ledger("unit"), {words("查找替换…")}},
        {id("values"), ledger("unit"), {words("这一栏的取值…")}},
        {id("narrowed"), young_branches(), {}},
        {id("dossier"), ledger("unit"), {words("打开档案")}},
        {id("event"), Place::event(id("found-org")), {}},
        {id("members"), ledger("member"), {}},
        {id("recycle-bin"), ledger("instructor"), {words("回收站")}},
        {id("faults"), ledger("member"), {words("新增党员"), words("保存")}},
        {id("life"), page("life"), {}},
        {id("plan"), Place::part(id("life"), id("plan")), {}},
        {id("assess"), page("assess"), {words("新建一轮考核")}},
        {id("stars"), page("stars"), {}},
        {id("publishing"), page("stars"), {words("打印或导出所显示的表")}},
        {id("allowances"), Place::part(id("stars"), id("allowance")), {}},
        {id("honours"), Place::part(id("stars"), id("honours")), {}},
        {id("instructors"), page("instructors"), {}},
        {id("instructor-settings"), page("instructors"), {words("走访和考核设置…")}},
        {id("rules"), rules("findings"), {}},
        {id("preview"), rules("findings"), {words("打印或导出所显示的表")}},
        {id("targets"), rules("targets"), {}},
        {id("compare"), rules("compare"), {}},
        {id("figures"), rules("figures"), {}},
        {id("own-rules"), rules("own"), {words("新建规则")}},
        {id("scopes"), rules("scopes"), {words("新建统计口径")}},
        {id("campaign"), page("campaign"), {}},
        {id("townships"), Place::part(id("campaign"), id("townships")), {}},
        {id("report"), page("report"), {}},
        {id("quarter"), Place::part(id("report"), id("quarter")), {}},
        {id("quarter-checks"), Place::part(id("report"), id("quarter/checks")), {}},
        {id("handed-in"), Place::part(id("report"), id("quarter/handed-in")), {}},
        {id("printed"), Place::sheet(id("coverage-enterprise")), {words("打印样式")}},
        {id("sheet"), Place::sheet(id("unit-card")), {}},
        {id("letters"), Place::sheet(id("supervision-notice")), {words("公文设置…")}},
        {id("list-report"), Place::sheet(id("ledger-real-name")), {words("表格")}},
        {id("rules-report"), Place::sheet(id("rules")), {}},
        {id("changes"), page("changes"), {}},
        {id("changes-letter"), page("changes"), {words("公文样式")}},
        {id("analysis"), page("analysis"), {}},
        {id("map"), page("map"), {}},
        {id("fill"), page("fill"), {}},
        {id("exchange"), page("exchange"), {}},
        {id("duplicates"), page("duplicates"), {}},
        {id("pair"), side_by_side(), {}},
        {id("history"), page("history"), {}},
        {id("own-fields"), page("fields"), {}},
        {id("upkeep"), page("upkeep"), {}},
        {id("checked"), page("upkeep"), {words("检查台账文件")}},
    };
}

bool visit(MainWindow& window, const Stop& stop, const std::function<void()>& settle)
{
    if (!window.go(stop.place))
        return false;
    settle();
    for (const QString& name : stop.press) {
        if (QAbstractButton* found = button(window, name))
            found->click();
        else if (QAction* entry = menu_entry(window, name))
            entry->trigger();
        else
            return false;
        settle();
    }
    return true;
}

} // namespace lx::ui
