#include "ui/document/user_settings.h"

#include <cerrno>

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/base/file_calls.h"

namespace lx::ui {

namespace {

// The one table of keys.
const QString key_theme = QStringLiteral("look/theme");
const QString key_type = QStringLiteral("look/large_type");
const QString key_recent = QStringLiteral("files/recent");
const QString key_user = QStringLiteral("user/name");
const QString key_state = QStringLiteral("state/%1");
const QString key_moved = QStringLiteral("moved/%1/%2");
const QString key_flag = QStringLiteral("flag/%1");

constexpr int recent_limit = 10;

} // namespace

UserSettings::UserSettings(const QString& path, QObject* parent) : QObject(parent)
{
    const QString file =
        path.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                             QStringLiteral("/liangxin/liangxin.ini")
                       : path;
    // Names of files and people stand in it. QSettings replaces it whole and keeps its rights.
    make_private_folder(QFileInfo(file).absolutePath().toStdString());
    if (make_private_file(file.toStdString()) == EEXIST) // perhaps of an earlier version
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    m_store = std::make_unique<QSettings>(file, QSettings::IniFormat);
}

ThemeKind UserSettings::theme() const
{
    return m_store->value(key_theme).toString() == QLatin1String("dark") ? ThemeKind::Dark
                                                                         : ThemeKind::Light;
}

void UserSettings::set_theme(ThemeKind kind)
{
    m_store->setValue(key_theme,
                      kind == ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
    Q_EMIT look_changed();
}

TypeSize UserSettings::type_size() const
{
    return m_store->value(key_type).toBool() ? TypeSize::Large : TypeSize::Normal;
}

void UserSettings::set_type_size(TypeSize size)
{
    m_store->setValue(key_type, size == TypeSize::Large);
    Q_EMIT look_changed();
}

QStringList UserSettings::recent_files() const
{
    return m_store->value(key_recent).toStringList();
}

void UserSettings::add_recent_file(const QString& path)
{
    QStringList files = recent_files();
    const QString full = QFileInfo(path).absoluteFilePath();
    files.removeAll(full);
    files.prepend(full);
    while (files.size() > recent_limit)
        files.removeLast();
    m_store->setValue(key_recent, files);
}

void UserSettings::remove_recent_file(const QString& path)
{
    QStringList files = recent_files();
    files.removeAll(path);
    m_store->setValue(key_recent, files);
}

QString UserSettings::user_name() const
{
    const QString name = m_store->value(key_user).toString();
    if (!name.isEmpty())
        return name;
    for (const char* variable : {"USERNAME", "USER", "LOGNAME"}) {
        const QString from_system = qEnvironmentVariable(variable);
        if (!from_system.isEmpty())
            return from_system;
    }
    return tr("User of this machine");
}

void UserSettings::set_user_name(const QString& name)
{
    m_store->setValue(key_user, name.trimmed());
}

QByteArray UserSettings::state(const QString& name) const
{
    return m_store->value(key_state.arg(name)).toByteArray();
}

void UserSettings::set_state(const QString& name, const QByteArray& state)
{
    m_store->setValue(key_state.arg(name), state);
}

bool UserSettings::flag(const QString& name, bool otherwise) const
{
    return m_store->value(key_flag.arg(name), otherwise).toBool();
}

void UserSettings::set_flag(const QString& name, bool value)
{
    m_store->setValue(key_flag.arg(name), value);
}

namespace {

/// Names of printers may hold what separates groups of settings.
QString moved_key(const QString& printer, const QString& sheet)
{
    return key_moved.arg(QString::fromLatin1(printer.toUtf8().toHex()), sheet);
}

} // namespace

QPointF UserSettings::moved(const QString& printer, const QString& sheet) const
{
    return m_store->value(moved_key(printer, sheet)).toPointF();
}

void UserSettings::set_moved(const QString& printer, const QString& sheet, QPointF by)
{
    m_store->setValue(moved_key(printer, sheet), by);
}

} // namespace lx::ui
