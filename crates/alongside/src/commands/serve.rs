use super::{Done, new_token, now, random};
use crate::command_line::{PlaceOptions, Serve};
use crate::place;
use alongside_app::secrets::{canonical_code, hash_password, new_totp, recovery_codes, totp_code};
use alongside_app::{App, Listener, Settings, TlsFiles, serve};
use alongside_demo::Secrets;
use alongside_store::{MasterKey, Store, Where};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Data that is thrown away when the demonstration ends.
struct ThrowAway(PathBuf);

impl Drop for ThrowAway {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn run(options: &PlaceOptions, given: &Serve) -> Done {
    log();
    let (store, _throw_away) = if given.demo {
        let (store, folder) = demonstration()?;
        (store, Some(folder))
    } else {
        (place::open(options)?, None)
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| format!("The service cannot start: {error}."))?;
    let done = runtime.block_on(run_until_stopped(store, given));
    runtime.shutdown_timeout(Duration::from_secs(2));
    done
}

async fn run_until_stopped(store: Store, given: &Serve) -> Done {
    let demonstrated = given.demo.then(|| store.clone());
    let address = match (given.listen, std::env::var("ALONGSIDE_LISTEN")) {
        (Some(address), _) => address,
        (None, Ok(text)) => {
            text.parse().map_err(|_| "ALONGSIDE_LISTEN is not an address like 127.0.0.1:8080.".to_owned())?
        }
        (None, Err(_)) => SocketAddr::from(([127, 0, 0, 1], 8080)),
    };
    let tls = given
        .tls_certificate
        .clone()
        .zip(given.tls_key.clone())
        .map(|(certificate, key)| TlsFiles { certificate, key });
    let listener = Listener::bind(address, tls.as_ref()).await.map_err(|error| error.to_string())?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let host = if address.ip().is_loopback() || address.ip().is_unspecified() {
        "localhost".to_owned()
    } else {
        address.ip().to_string()
    };
    let here = format!("{scheme}://{host}:{}", listener.port());
    let settings = Settings {
        public_url: given.public_url.clone().unwrap_or_else(|| here.clone()),
        trusted_proxies: given.trusted_proxy.clone(),
    };
    let inspector = Arc::new(super::inspect::InAChild::new());
    let app = App::new(store, Arc::new(now), Arc::new(fill), settings, inspector)
        .publishing_by(Arc::new(super::publish::InAChild::new()));
    let (stop, stopped) = watch::channel(false);
    let sweeping = tokio::spawn(sweep(app.clone()));
    if let Some(store) = demonstrated {
        tokio::spawn(super::showing::show_editions(store));
    }
    let serving = tokio::spawn(serve(listener, app, stopped));
    println!("{here}");
    wait_for_the_end().await;
    let _ = stop.send(true);
    let _ = serving.await;
    sweeping.abort();
    Ok(())
}

/// Every quarter of an hour, what has run out goes.
async fn sweep(app: App) {
    let mut often = tokio::time::interval(Duration::from_secs(15 * 60));
    loop {
        often.tick().await;
        if let Err(error) = app.store.sweep(app.now()).await {
            tracing::warn!(problem = %error, "sweeping");
        }
    }
}

async fn wait_for_the_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupted => {}, _ = ended.recv() => {} }
            return;
        }
    }
    let _ = interrupted.await;
}

fn fill(bytes: &mut [u8]) {
    if getrandom::fill(bytes).is_err() {
        eprintln!("This computer gives no random numbers.");
        std::process::exit(1);
    }
}

/// Ids and outcomes only; people's words never reach it.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("ALONGSIDE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

fn demonstration() -> Result<(Store, ThrowAway), String> {
    let folder = std::env::temp_dir().join(format!("alongside-demonstration-{}", &new_token()[..12]));
    std::fs::create_dir(&folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
    let throw_away = ThrowAway(folder.clone());
    let key = MasterKey::random().map_err(|error| error.to_string())?;
    let store = Store::open(Where::Folder(folder), &key, place::READERS).map_err(|error| error.to_string())?;
    let codes = recovery_codes(random);
    let password = "lantern teapot corduroy nine";
    let secrets = Secrets {
        password_hash: hash_password(password).ok_or_else(|| "The password could not be hashed.".to_owned())?,
        totp: new_totp(),
        recovery: codes.iter().map(|code| store.secret_hash("recovery code", &canonical_code(code))).collect(),
    };
    let people = alongside_demo::demonstrate(&store, now(), &secrets).map_err(|error| error.to_string())?;
    alongside_demo::fill_up(&store, now(), &people).map_err(|error| error.to_string())?;
    println!("A demonstration. The service, the people and what they say are invented; all of it goes when you stop.");
    println!();
    for person in &people {
        println!("  {:<32} {}", person.email, person.about);
    }
    println!();
    println!("  Password for all:      {password}");
    println!("  Authenticator key:     {}", secrets.totp);
    println!("  Code now:              {}", totp_code(&secrets.totp, now().as_second()).unwrap_or_default());
    println!("  A new code:            alongside code {}", secrets.totp);
    println!("  Recovery codes, one sign-in each: {}", codes.join(" "));
    println!();
    Ok((store, throw_away))
}
