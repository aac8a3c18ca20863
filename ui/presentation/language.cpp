#include "ui/presentation/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace lx::ui {

void load_chinese()
{
    const QLocale chinese(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China);
    QLocale::setDefault(chinese);
    // Later ones are asked first: our texts may replace Qt's.
    auto* qt_texts = new QTranslator(QCoreApplication::instance());
    if (qt_texts->load(QStringLiteral("qtbase_zh_CN"),
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt_texts);
    auto* own = new QTranslator(QCoreApplication::instance());
    if (own->load(QStringLiteral(":/i18n/liangxin_zh_CN.qm")))
        QCoreApplication::installTranslator(own);
}

} // namespace lx::ui
