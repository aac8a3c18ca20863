#include "ui/rules/pack_actions.h"

#include <algorithm>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/input_file.h"
#include "core/county/pack_file.h"
#include "core/county/policies.h"
#include "ui/presentation/format.h"
#include "ui/shell/app_context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/notices.h"

namespace lx::ui {

namespace {

/// Id a pack file gives itself; "" where it can't be read (taking it in says why then).
QString id_in(const QString& path)
{
    const auto json = read_file(utf8_of(path), kMostPackBytes);
    if (!json)
        return {};
    return QJsonDocument::fromJson(QByteArray::fromStdString(*json))
        .object()[QStringLiteral("id")]
        .toString();
}

} // namespace

PackActions::PackActions(AppContext& context, QObject* parent) : QObject(parent), m_context(context)
{}

void PackActions::take_in()
{
    const QString path =
        m_context.dialogs().open_file(tr("Take in a policy pack"), tr("Policy packs (*.json)"));
    if (path.isEmpty())
        return;
    const auto known = own_policies(m_context.database());
    if (!known) {
        m_context.notices().error(known.error());
        return;
    }
    const QString id = id_in(path);
    const bool there = std::any_of(known->begin(), known->end(),
                                   [&](const auto& entry) { return qt(entry.id) == id; });
    if (there &&
        m_context.dialogs().choose(tr("Take in a policy pack"),
                                   tr("The file has a pack “%1” already. Replace it?").arg(id),
                                   {tr("Replace"), tr("Cancel")}, 1) != 0)
        return;
    const auto taken_id = import_pack(m_context.database(), utf8_of(path));
    if (!taken_id) {
        m_context.notices().error(taken_id.error());
        return;
    }
    m_context.notices().success(tr("Policy pack “%1” taken in. Choose it in the bar on top to "
                                   "carry it out.")
                                    .arg(qt(*taken_id)));
    m_context.announce_policies();
    Q_EMIT taken(qt(*taken_id));
}

void PackActions::write_out(const QString& id)
{
    const QString path = m_context.dialogs().save_file(
        tr("Write out the policy pack"), id + QStringLiteral(".json"), tr("Policy packs (*.json)"));
    if (path.isEmpty())
        return;
    const auto written = export_pack(m_context.database(), utf8_of(id), utf8_of(path));
    if (!written)
        m_context.notices().error(written.error());
    else
        m_context.notices().success(tr("Written to %1").arg(path));
}

void PackActions::remove(const QString& id)
{
    if (m_context.dialogs().choose(tr("Remove the policy pack"),
                                   tr("Remove the pack “%1” with its figures from this file? "
                                      "Write it out first if it may be needed again.")
                                       .arg(id),
                                   {tr("Remove"), tr("Cancel")}, 1) != 0)
        return;
    const auto removed = remove_own_pack(m_context.database(), utf8_of(id));
    if (!removed) {
        m_context.notices().error(removed.error());
        return;
    }
    QStringList chosen = m_context.policies();
    if (chosen.removeAll(id) > 0)
        m_context.set_policies(chosen); // tells everybody
    else
        m_context.announce_policies();
}

} // namespace lx::ui
