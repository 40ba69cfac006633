// Creates the application user and the collections of currency_db. The image's entrypoint runs this script on the
// first start with an empty volume; running it again is harmless. The password comes from the container's environment.

const user = "trip_user";
const password = process.env.MONGODB_PASSWORD;
const collections = ["rankings", "country_stats", "daily_selections"];

if (!password) {
  throw new Error(`MONGODB_PASSWORD is empty: cannot create ${user}`);
}

const authentication = db.getSiblingDB("admin");

if (authentication.getUser(user)) {
  print(`${user} exists, nothing to do`);
} else {
  authentication.createUser({
    user,
    pwd: password,
    roles: [{ role: "readWrite", db: "currency_db" }],
  });
  print(`${user} created`);
}

const application = db.getSiblingDB("currency_db");
const known = application.getCollectionNames();

for (const name of collections.filter((each) => !known.includes(each))) {
  application.createCollection(name);
  print(`${name} created`);
}
