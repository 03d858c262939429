using Ashiato.Core;

namespace Ashiato.Input.Sources.LogFiles;

/// <summary>Web servers, proxies and what runs behind them.</summary>
internal static class WebLogs
{
    private static readonly Text AccessTells = new(
        "Which address asked for which page, with which answer: scans, guessed passwords, calls of a web shell",
        "どのアドレスがどのページを要求し、どう応答したか（スキャン、パスワード推測、Web シェルの呼び出しなど）");

    private static readonly Text AccessSilent = new(
        "What was posted (forms, uploads); whether an attack worked, beyond the status and size",
        "送信された内容（フォームやアップロード）、ステータスとサイズ以上の攻撃の成否");

    private static readonly Text ErrorTells = new(
        "Attacks that made scripts fail, missing files that scanners look for, output of commands that an intruder ran",
        "スクリプトを失敗させた攻撃、スキャナーが探した存在しないファイル、侵入者が実行したコマンドの出力");

    private static readonly Text ErrorSilent = new("Attacks that worked without an error", "エラーを出さずに成功した攻撃");

    internal static readonly LogFileKind[] All =
    [
        new("nginx-access", ["nginx/*access*", "nginx/*.access"],
            new("Requests to the web server nginx", "Web サーバー nginx への要求"), new("nginx", "nginx"), AccessTells, AccessSilent),
        new("nginx-error", ["nginx/*error*"],
            new("Errors of the web server nginx", "Web サーバー nginx のエラー"), new("nginx", "nginx"), ErrorTells, ErrorSilent),
        new("apache-access", ["apache2/*access*", "httpd/*access*", "apache2/other_vhosts_access.log", "httpd/ssl_request_log", "apache2/ssl_request_log"],
            new("Requests to the web server Apache", "Web サーバー Apache への要求"), new("Apache (apache2, httpd)", "Apache（apache2、httpd）"), AccessTells, AccessSilent),
        new("apache-error", ["apache2/*error*", "httpd/*error*"],
            new("Errors of the web server Apache", "Web サーバー Apache のエラー"), new("Apache (apache2, httpd)", "Apache（apache2、httpd）"), ErrorTells, ErrorSilent),
        new("apache-suexec", ["apache2/suexec.log", "httpd/suexec.log", "suphp/*"],
            new("Scripts run as other users", "別ユーザーとして実行されたスクリプト"), new("suEXEC, suPHP", "suEXEC、suPHP"),
            new("Which script ran as which user", "どのスクリプトがどのユーザーで動いたか"), new("What the script did", "スクリプトの動作内容")),
        new("lighttpd", ["lighttpd/*"],
            new("Requests to and errors of lighttpd", "lighttpd への要求とエラー"), new("lighttpd", "lighttpd"), AccessTells, AccessSilent),
        new("caddy", ["caddy/*"],
            new("Requests to Caddy, as JSON", "Caddy への要求（JSON 形式）"), new("Caddy", "Caddy"), AccessTells, AccessSilent),
        new("haproxy", ["haproxy.log", "haproxy/*"],
            new("Connections through the load balancer HAProxy", "ロードバランサー HAProxy を通った接続"), new("HAProxy, through rsyslog", "HAProxy（rsyslog 経由）"),
            new("The true client address, when the servers behind see the balancer only", "背後のサーバーからは見えない本当の接続元アドレス"), AccessSilent),
        new("traefik", ["traefik/*", "traefik.log"],
            new("Requests through Traefik", "Traefik を通った要求"), new("Traefik", "Traefik"), AccessTells, AccessSilent),
        new("varnish", ["varnish/*"],
            new("Requests to the cache Varnish", "キャッシュサーバー Varnish への要求"), new("varnishncsa", "varnishncsa"), AccessTells, AccessSilent),
        new("squid", ["squid/*", "squid3/*"],
            new("Requests that went out through the proxy Squid", "プロキシ Squid を通った外向きの要求"), new("Squid", "Squid"),
            new("What machines behind it fetched: downloads of malware, reports to a controller", "内側のマシンが取得したもの（マルウェアのダウンロードや指令サーバーとの通信）"),
            new("What was inside https", "https の中身")),
        new("php", ["php*.log", "php/*", "php-fpm/*"],
            new("Errors and slow scripts of PHP", "PHP のエラーと遅いスクリプト"), new("PHP-FPM", "PHP-FPM"), ErrorTells, ErrorSilent),
        new("tomcat", ["tomcat*/*"],
            new("Java web applications on Tomcat", "Tomcat 上の Java アプリケーション"), new("Apache Tomcat", "Apache Tomcat"),
            new("Log-ins to the manager, deployed applications, stack traces of attacks", "管理画面へのログイン、配置されたアプリ、攻撃による例外"), ErrorSilent),
        new("letsencrypt", ["letsencrypt/*"],
            new("Renewal of certificates", "証明書の取得と更新"), new("certbot", "certbot"),
            new("Certificates for names you did not ask for; when files of the web server were changed by it", "頼んでいない名前の証明書、certbot が設定を変えた日時"),
            new("Visitors", "訪問者")),
        new("webmin", ["/var/webmin/*", "webmin/*"],
            new("Use of the administration page Webmin", "管理画面 Webmin の操作"), new("Webmin", "Webmin"),
            new("Who changed what by browser", "誰がブラウザーから何を変えたか"), new("Changes made elsewhere", "Webmin 以外での変更")),
        new("control-panel", ["plesk/**", "/usr/local/psa/var/log/*", "/usr/local/cpanel/logs/*", "virtualmin/*", "ispconfig/*"],
            new("Hosting control panels and their sites", "ホスティング管理パネルと各サイトの記録"), new("Plesk, cPanel, Virtualmin, ISPConfig", "Plesk、cPanel、Virtualmin、ISPConfig"),
            new("Log-ins to the panel, changes of customers, requests to sites", "パネルへのログイン、契約者の変更操作、サイトへの要求"), new("Changes made by ssh", "ssh での変更")),
        new("node-pm2", ["/root/.pm2/logs/*", "/home/*/.pm2/logs/*"],
            new("Output of Node.js applications", "Node.js アプリケーションの出力"), new("PM2", "PM2"), ErrorTells, ErrorSilent),
    ];
}
