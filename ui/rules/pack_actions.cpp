#include "ui/rules/pack_actions.h"

#include <algorithm>

#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/input_file.h"
#include "core/county/pack_file.h"
#include "core/county/policies.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"

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

PackActions::PackActions(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_read(context.jobs()), m_write(context.jobs())
{}

void PackActions::take_in()
{
    const QString path =
        m_context.dialogs().open_file(tr("Take in a policy pack"), tr("Policy packs (*.json)"));
    if (path.isEmpty())
        return;
    m_read.start<QString>(
        JobKind::Long, tr("Reading the policy pack"),
        [path](JobProgress&) -> Result<QString> { return id_in(path); },
        [this, path](Result<QString> id) {
            const auto& choices = m_context.policy_choices();
            const bool there =
                id && std::any_of(choices.begin(), choices.end(), [&](const PolicyChoice& one) {
                    return one.own && one.id == *id;
                });
            if (!there || m_context.dialogs().choose(
                              tr("Take in a policy pack"),
                              tr("The file has a pack “%1” already. Replace it?").arg(*id),
                              {tr("Replace"), tr("Cancel")}, 1) == 0)
                bring_in(path);
        });
}

void PackActions::bring_in(const QString& path)
{
    m_context.change_policies<std::string>(
        this,
        [path = utf8_of(path)](Database& database, const Actor& actor) {
            return import_pack(database, path, &actor);
        },
        [this](Result<std::string> id) {
            if (!id) {
                m_context.notices().error(id.error());
                return;
            }
            m_context.notices().success(tr("Policy pack “%1” taken in. Choose it in the bar on top "
                                           "to carry it out.")
                                            .arg(qt(*id)));
            Q_EMIT taken(qt(*id));
        });
}

void PackActions::write_out(const QString& id)
{
    const QString ending = QStringLiteral(".json");
    const QString path =
        with_ending(m_context.dialogs().save_file(tr("Write out the policy pack"), id + ending,
                                                  tr("Policy packs (*.json)")),
                    {ending});
    if (path.isEmpty())
        return;
    m_write.start<bool>(
        JobKind::Long, tr("Writing out the policy pack"),
        [from = m_context.path8(), id = utf8_of(id),
         to = utf8_of(path)](JobProgress& progress) -> Result<bool> {
            LX_ASSIGN(auto database, progress.open(from, Database::Mode::ReadOnly));
            LX_TRY(export_pack(*database, id, to));
            return true;
        },
        [this, path](Result<bool> written) {
            if (!written)
                m_context.notices().error(written.error());
            else
                m_context.notices().success(tr("Written to %1").arg(path));
        });
}

void PackActions::remove(const QString& id)
{
    if (m_context.dialogs().choose(tr("Remove the policy pack"),
                                   tr("Remove the pack “%1” with its figures from this file? "
                                      "Write it out first if it may be needed again.")
                                       .arg(id),
                                   {tr("Remove"), tr("Cancel")}, 1) != 0)
        return;
    // First it is carried out no more: nobody may ask what is not there.
    const QStringList before = m_context.policies();
    QStringList chosen = before;
    chosen.removeAll(id);
    if (!m_context.set_policies(chosen))
        return;
    m_context.change_policies<bool>(
        this,
        [id = utf8_of(id)](Database& database, const Actor& actor) -> Result<bool> {
            LX_TRY(remove_own_pack(database, id, &actor));
            return true;
        },
        [this, before](Result<bool> removed) {
            if (removed)
                return;
            m_context.set_policies(before);
            m_context.notices().error(removed.error());
        });
}

} // namespace lx::ui
